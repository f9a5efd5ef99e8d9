namespace ScreenPop.Customers.Import.Rows;

/// <summary>
/// The mark of a deleted customer, which exports such as Salesforce's carry in the column <c>IsDeleted</c>. A value that is
/// neither yes nor no is refused, since a deleted customer must not become a live one by mistake.
/// </summary>
internal static class DeletionMark
{
    private static readonly HashSet<string> Yes = new(StringComparer.OrdinalIgnoreCase) { "true", "1", "yes", "t", "y" };
    private static readonly HashSet<string> No = new(StringComparer.OrdinalIgnoreCase) { "", "false", "0", "no", "f", "n" };

    /// <exception cref="RowRefusedException">The value is neither yes nor no.</exception>
    public static bool IsSet(string column, string value)
    {
        var text = value.Trim();
        if (Yes.Contains(text))
        {
            return true;
        }

        return No.Contains(text) || ValueList.IsNothing(text)
            ? false
            : throw new RowRefusedException(
                $"{column} is neither true nor false; correct it, or import with --map {column}=ignore."
            );
    }
}
