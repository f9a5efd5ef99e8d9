using System.Text;
using ScreenPop.Customers.Keys;

namespace ScreenPop.Customers.Import;

/// <summary>What every value of a row must pass.</summary>
internal static class RowChecks
{
    /// <summary>Far above what an agent reads and a contact can carry, far below the 400 KB of a DynamoDB item.</summary>
    private const int MaxFieldBytes = 8192;

    public static void Readable(FileRecord record)
    {
        if (record.Problem is not null)
        {
            throw new RowRefusedException(record.Problem);
        }

        foreach (var (column, value) in record.Fields)
        {
            if (Encoding.UTF8.GetByteCount(value) > MaxFieldBytes)
            {
                throw new RowRefusedException($"{column} is longer than {MaxFieldBytes} bytes.");
            }

            if (value.Contains('\uFFFD', StringComparison.Ordinal))
            {
                throw new RowRefusedException($"{column} is not UTF-8.");
            }

            if (value.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')))
            {
                throw new RowRefusedException($"{column} has a control character.");
            }
        }
    }

    public static string Required(FileRecord record, string column, int maxBytes)
    {
        var value = record[column] ?? throw new RowRefusedException($"{column} is empty.");
        return Encoding.UTF8.GetByteCount(value) <= maxBytes
            ? value
            : throw new RowRefusedException($"{column} is longer than {maxBytes} bytes.");
    }

    public static string Phone(string column, string text, Country? country) =>
        PhoneNumber.Parse(text, country) switch
        {
            { E164: { } number } => number,
            { Kind: PhoneNumberKind.NotDialable } when country is null => throw new RowRefusedException(
                $"{column} has a number without country code; write +… or give the country."
            ),
            { Kind: PhoneNumberKind.NotDialable } => throw new RowRefusedException(
                $"{column} has a number nobody can be reached by."
            ),
            _ => throw new RowRefusedException($"{column} has something that is no phone number."),
        };

    public static string Email(string column, string text) =>
        EmailAddress.TryNormalise(text, out var address)
            ? address
            : throw new RowRefusedException($"{column} has something that is no e-mail address.");
}
