using System.Text;
using ScreenPop.Customers.Keys;

namespace ScreenPop.Customers.Import.Rows;

/// <summary>Checks that every value of a row must pass.</summary>
internal static class RowChecks
{
    public const string TwoReadings = "has a number with two readings; write it with + and its country code.";

    /// <summary>Far more than an agent reads or a contact can carry, and far less than the 400 KB of a DynamoDB item.</summary>
    private const int MaxFieldBytes = 8192;

    public static void Readable(FileRecord record)
    {
        if (record.Problem is not null)
        {
            throw new RowRefusedException(record.Problem);
        }
    }

    /// <summary>The trimmed value; empty when there is none.</summary>
    public static string Text(string column, string value)
    {
        if (Encoding.UTF8.GetByteCount(value) > MaxFieldBytes)
        {
            throw new RowRefusedException($"{column} is longer than {MaxFieldBytes} bytes.");
        }

        foreach (var c in value)
        {
            if (c == '\uFFFD')
            {
                throw new RowRefusedException($"{column} is not UTF-8.");
            }

            if (char.IsControl(c) && c is not ('\n' or '\r' or '\t'))
            {
                throw new RowRefusedException($"{column} has a control character.");
            }
        }

        return value.Trim();
    }

    public static string Required(FileRecord record, string column, int maxBytes) =>
        Limited(column, Text(column, record[column] ?? throw new RowRefusedException($"{column} is empty.")), maxBytes);

    public static string Limited(string column, string value, int maxBytes) =>
        Encoding.UTF8.GetByteCount(value) <= maxBytes
            ? value
            : throw new RowRefusedException($"{column} is longer than {maxBytes} bytes.");

    public static string NotShortened(string column, string value) =>
        ShortenedNumber.Is(value) ? throw new RowRefusedException($"{column} has a number that {ShortenedNumber.Remedy}") : value;

    public static string Phone(string column, string text, Country? country)
    {
        NotShortened(column, text);
        var number = PhoneNumber.Parse(text, country);
        return number.E164
            ?? throw new RowRefusedException(
                number.Kind switch
                {
                    PhoneNumberKind.Ambiguous => $"{column} {TwoReadings}",
                    PhoneNumberKind.CountryUnknown =>
                        $"{column} has a number without country code; write +… or give the country.",
                    PhoneNumberKind.NotDialable => $"{column} has a number that cannot be dialed.",
                    _ => $"{column} has a value that is not a phone number.",
                },
                number.Kind is PhoneNumberKind.Ambiguous ? TwoReadings : null
            );
    }

    public static string Email(string column, string text) =>
        EmailAddress.TryNormalise(text, out var address)
            ? address
            : throw new RowRefusedException(
                EmailAddress.LacksAsciiDomain(text)
                    ? $"{column} has an address whose domain cannot be converted to ASCII; write the domain's xn--… form."
                    : $"{column} has a value that is not an e-mail address."
            );
}
