namespace ScreenPop.Customers.Tests;

/// <summary>A text on a disk that fails at its end from the second reading on. The first reading is for the header.</summary>
internal sealed class FailingReader(string text) : StringReader(text)
{
    public override int Read(char[] buffer, int index, int count) =>
        base.Read(buffer, index, count) is > 0 and var read ? read : throw new IOException("The disk is gone.");
}
