namespace ScreenPop.Benchmarks.Import;

/// <summary>A customer file of any length that is written while it is read.</summary>
internal sealed class CustomerFile(int customers) : TextReader
{
    private string row = "customerId,name,firstName,phones,emails,account,tier,language,notes\n";
    private int next;
    private int at;

    public override int Peek() => at < row.Length || Advance() ? row[at] : -1;

    public override int Read() => at < row.Length || Advance() ? row[at++] : -1;

    private bool Advance()
    {
        if (next == customers)
        {
            return false;
        }

        // Made-up numbers: the range of fictitious ones (555-01xx) would repeat after a hundred.
        row = $"C-{next},Customer {next},First,+1{2_002_000_000L + (next % 1_000_000)},c{next}@example.test,A-{next},gold,en-US,Called about an order.\n";
        next++;
        at = 0;
        return true;
    }
}
