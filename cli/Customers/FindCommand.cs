using System.CommandLine;
using System.Globalization;
using ScreenPop.Customers;
using ScreenPop.Customers.Keys;
using ScreenPop.Customers.Table;

namespace ScreenPop.Cli.Customers;

/// <summary><c>screenpop customers find</c>: shows the customers that the lookup would find.</summary>
internal static class FindCommand
{
    private static readonly Argument<string> Key = new("KEY")
    {
        Description = "A phone number, an e-mail address, a customer id, or any key as NAME:VALUE, such as account:A-100.",
    };

    public static Command Create()
    {
        var command = new Command("find", "Show the customers with a key, as the lookup would find them.") { Key };
        TableArguments.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var key = Read(parsed.GetRequiredValue(Key), TableArguments.CountryOf(parsed));
        var table = TableArguments.TableOf(parsed);
        using var dynamoDb = TableArguments.ClientOf(parsed);
        var found = await TableProblem.TellAsync(
            table,
            () => new CustomerTable(dynamoDb, table).FindAsync(key, cancellationToken),
            cancellationToken
        );
        var output = parsed.InvocationConfiguration.Output;
        foreach (var customer in found.Customers.OrderBy(c => c.Id, StringComparer.Ordinal))
        {
            await output.WriteLineAsync(Text(customer));
        }

        foreach (var contact in found.RecentContacts)
        {
            await output.WriteLineAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {contact.At:yyyy-MM-dd HH:mm} UTC  {contact.Channel} {contact.Direction}  {contact.Line}  {contact.Seconds} s"
                )
            );
        }

        if (found.Customers.Count > 0)
        {
            return ExitCode.Success;
        }

        await output.WriteLineAsync($"No customer has {key.Name} {key.Value}.");
        return ExitCode.Failure;
    }

    /// <exception cref="BadUsageException">The text is not a key.</exception>
    private static LookupKey Read(string text, Country? country)
    {
        var separator = text.IndexOf(':', StringComparison.Ordinal);
        var (name, value) =
            separator > 0 && KeyName.TryNormalise(text[..separator], out var given)
                ? (KeyOfScheme(given), text[(separator + 1)..])
                : (null, text);
        if (name is "email" || (name is null && value.Contains('@', StringComparison.Ordinal)))
        {
            return EmailAddress.TryNormalise(value, out var address)
                ? LookupKey.Email(address)
                : throw new BadUsageException($"'{value}' is not an e-mail address.");
        }

        if (PhoneNumber.Parse(value, country).E164 is { } number && name is null or "phone")
        {
            return LookupKey.Phone(number);
        }

        return name is "phone"
            ? throw new BadUsageException($"'{value}' is not a phone number; write it with its country code, or give --country.")
            : LookupKey.Exact(name ?? "customerid", value) ?? throw new BadUsageException("KEY is empty or too long.");
    }

    /// <summary>A link that was copied from a page names its key by its scheme.</summary>
    private static string KeyOfScheme(string name) =>
        name switch
        {
            "tel" => "phone",
            "mailto" => "email",
            _ => name,
        };

    private static string Text(Customer customer) =>
        string.Join(
            "  ",
            new[]
            {
                customer.Id,
                customer.Name,
                customer.Tier,
                customer.Account,
                string.Join(';', customer.Phones),
                string.Join(';', customer.Emails),
            }.Where(field => !string.IsNullOrEmpty(field))
        );
}
