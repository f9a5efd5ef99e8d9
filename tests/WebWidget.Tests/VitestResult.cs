namespace ScreenPop.WebWidget.Tests;

/// <summary>What vitest said of one test.</summary>
public sealed record VitestResult(string File, string Name, bool HasPassed, string Failure)
{
    public override string ToString() => $"{File}: {Name}";
}
