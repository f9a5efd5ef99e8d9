using System.Collections.Concurrent;
using Amazon.DynamoDBv2;
using ScreenPop.Customers;
using ScreenPop.Customers.Import;
using ScreenPop.Customers.Keys;
using ScreenPop.Customers.Table;
using ScreenPop.Toolchain;

namespace ScreenPop.LocalConnect.Site;

/// <summary>The customers and lines of a session: those of <c>simulator/sample-data</c>, or of the user's own files.</summary>
public sealed class LocalData
{
    /// <summary>The number of customers that the phone page and the home page offer as callers.</summary>
    private const int MostCallers = 20;

    private const int MostReasonsTold = 10;

    /// <summary>A number that no customer has, and a withheld number. The phone page offers them besides the customers.</summary>
    private static readonly PhoneBookEntry[] Strangers =
    [
        new("+14155550199", "Somebody new", "Nobody"),
        new("anonymous", "Number withheld", "Withheld"),
    ];

    private readonly IReadOnlyList<OwnField> ownFields;
    private readonly ConcurrentDictionary<string, IReadOnlyList<KeyValuePair<string, string>>> records = new(
        StringComparer.Ordinal
    );

    private LocalData(string customersFile, string linesFile, IReadOnlyList<OwnField> ownFields) =>
        (CustomersFile, LinesFile, this.ownFields) = (customersFile, linesFile, ownFields);

    public string CustomersFile { get; }

    public string LinesFile { get; }

    /// <summary>Customer id to the fields of the customer's record.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<KeyValuePair<string, string>>> Records => records;

    public PhoneBook PhoneBook { get; } = new();

    /// <summary>The lines that name a flow, each with its place in the file.</summary>
    internal IReadOnlyList<LineFlow> Flows { get; private set; } = [];

    /// <exception cref="SetupException">The attribute contract cannot be read.</exception>
    public static LocalData Of(RepositoryLayout layout, LocalSessionOptions options) =>
        Told(() =>
            new LocalData(
                options.CustomersFile ?? Path.Combine(layout.SampleData, "customers.csv"),
                options.LinesFile ?? Path.Combine(layout.SampleData, "lines.csv"),
                OwnField.Load(Path.Combine(layout.ContactFlows, "attributes.json"))
            )
        );

    /// <summary>Imports the customers, and drops those that are no longer in the file.</summary>
    /// <param name="dynamoDb">The table's API.</param>
    /// <param name="tableName">The table.</param>
    /// <param name="removesMissing">Whether to delete the table's customers that are not in the file.</param>
    /// <param name="tell">Receives a text about each refused row.</param>
    /// <exception cref="SetupException">The file is missing or not usable; the message names it and the remedy.</exception>
    public async Task ImportCustomersAsync(
        IAmazonDynamoDB dynamoDb,
        string tableName,
        bool removesMissing,
        Action<string> tell,
        CancellationToken cancellationToken
    )
    {
        var customers = new List<Customer>();
        var options = Options(CustomersFile, tell) with { Replace = removesMissing, OnCustomer = customers.Add };
        await ToldAsync(async () =>
        {
            await TableSetup.CreateIfMissingAsync(dynamoDb, tableName, cancellationToken);
            using var file = RecordFile.Open(CustomersFile);
            var import = new CustomerImport(dynamoDb, tableName, options);
            await import.RunAsync(file, cancellationToken);
            Require(customers.Count, CustomersFile, "customer");
            if (removesMissing && import.UnreadableIds == 0)
            {
                await import.FindMissing().RemoveAsync(cancellationToken);
            }
        });
        foreach (var gone in records.Keys.Except(customers.Select(customer => customer.Id)).ToList())
        {
            records.TryRemove(gone, out _);
        }

        foreach (var customer in customers)
        {
            records[customer.Id] = Fields(customer);
        }

        PhoneBook.Callers =
        [
            .. customers
                .SelectMany(customer => customer.Phones.Select(number => (number, customer)))
                .GroupBy(caller => caller.number, caller => caller.customer)
                .Take(MostCallers)
                .Select(Household),
            .. Strangers,
        ];
    }

    /// <summary>
    /// Imports the lines, and drops those that are no longer in the file; see <see cref="ImportCustomersAsync"/>.
    /// </summary>
    public async Task ImportLinesAsync(
        IAmazonDynamoDB dynamoDb,
        string tableName,
        Action<string> tell,
        CancellationToken cancellationToken
    )
    {
        var lines = new List<Line>();
        var flows = new List<LineFlow>();
        var options = Options(LinesFile, tell) with
        {
            OnLine = (row, line) =>
            {
                lines.Add(line);
                if (row["flow"]?.Trim() is { Length: > 0 } flow)
                {
                    flows.Add(new LineFlow(line.Number, flow, $"{LinesFile}, line {row.Line}"));
                }
            },
        };
        await ToldAsync(async () =>
        {
            using var file = RecordFile.Open(LinesFile);
            var import = new LineImport(dynamoDb, tableName, options);
            await import.RunAsync(file, cancellationToken);
            Require(lines.Count, LinesFile, "line");
            var gone = PhoneBook.Lines.Select(line => line.Number).Except(lines.Select(line => line.Number)).ToList();
            await import.RemoveAsync(gone, cancellationToken);
        });
        Flows = flows;
        PhoneBook.Lines = [.. lines.Select(line => new PhoneBookEntry(line.Number, line.Name))];
    }

    private ImportOptions Options(string path, Action<string> tell)
    {
        var refused = 0;
        return new ImportOptions
        {
            Country = Country.Find("US"),
            Parallelism = 1,
            OwnFields = ownFields,
            OnRefused = row =>
            {
                if (++refused <= MostReasonsTold)
                {
                    tell($"{path}, line {row.Line} is left out: {row.Reason} Correct it: the file is read again.");
                }
            },
        };
    }

    private static void Require(int count, string path, string what)
    {
        if (count == 0)
        {
            throw new SetupException(
                $"{path} has no {what} that can be imported: it needs a row for each, below a first line that names the columns."
            );
        }
    }

    private static T Told<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (ImportException problem)
        {
            throw Explained(problem);
        }
    }

    private static async Task ToldAsync(Func<Task> import)
    {
        try
        {
            await import();
        }
        catch (ImportException problem)
        {
            throw Explained(problem);
        }
    }

    private static SetupException Explained(ImportException problem) =>
        new(
            problem.Message.Contains("--map", StringComparison.Ordinal)
                ? $"{problem.Message} Only 'screenpop customers import' has --map; here, rename the column."
                : problem.Message,
            problem
        );

    private static IReadOnlyList<KeyValuePair<string, string>> Fields(Customer customer) =>
        [
            KeyValuePair.Create("Name", customer.Name ?? ""),
            KeyValuePair.Create("Customer id", customer.Id),
            KeyValuePair.Create("Tier", customer.Tier ?? ""),
            KeyValuePair.Create("Account", customer.Account ?? ""),
            KeyValuePair.Create("Phone", string.Join(", ", customer.Phones)),
            KeyValuePair.Create("E-mail", string.Join(", ", customer.Emails)),
            KeyValuePair.Create("Language", customer.Language ?? ""),
            KeyValuePair.Create("Notes", customer.Notes ?? ""),
            .. customer.OwnFields,
        ];

    private static PhoneBookEntry Household(IGrouping<string, Customer> sharing)
    {
        var customers = sharing.ToList();
        var finds = customers is [var one]
            ? string.Join(", ", new[] { "One customer", one.Tier, one.Notes is null ? null : "notes" }.OfType<string>())
            : $"{customers.Count} customers share it";
        return new(sharing.Key, string.Join(" or ", customers.Select(customer => customer.Name ?? customer.Id)), finds);
    }
}

/// <summary>A line that names its flow.</summary>
/// <param name="Number">The number that customers dial.</param>
/// <param name="Flow">The name of the flow's file, without .json.</param>
/// <param name="Place">The file and line of the entry.</param>
internal sealed record LineFlow(string Number, string Flow, string Place);
