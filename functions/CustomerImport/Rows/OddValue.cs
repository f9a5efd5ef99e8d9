using ScreenPop.Customers.Import.Columns;

namespace ScreenPop.Customers.Import.Rows;

/// <summary>Refuses values of a type that a column cannot have. As a text, they would become keys that nobody meets.</summary>
internal static class OddValue
{
    public const string Object = "an object";
    public const string List = "a list";
    public const string Truth = "true or false";
    public const string Date = "a date";

    /// <exception cref="RowRefusedException">The column cannot have a value of this kind.</exception>
    public static void Check(FileRecord record, string column, ColumnMeaning meaning)
    {
        if (record.Odd.Count == 0 || !record.Odd.TryGetValue(column, out var kind) || IsTaken(kind, meaning))
        {
            return;
        }

        throw new RowRefusedException(
            kind is Date
                ? $"{column} is a date; a spreadsheet may have made it one: format its column as text and export it again."
                : $"{column} is {kind}; write one text or number."
        );
    }

    private static bool IsTaken(string kind, ColumnMeaning meaning) =>
        meaning.Field is CustomerField.OwnField
        || kind switch
        {
            List => meaning.IsList,
            Object => false,
            _ => !meaning.IsKey && meaning.Field is not CustomerField.Id,
        };
}
