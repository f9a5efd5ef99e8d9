using Amazon.DynamoDBv2;
using ScreenPop.Customers.Import;
using ScreenPop.Customers.Keys;
using ScreenPop.Customers.Table;
using ScreenPop.Toolchain;

namespace ScreenPop.LocalConnect.Site;

/// <summary>The customers and lines of <c>simulator/sample-data</c>.</summary>
public sealed class SampleData
{
    /// <summary>A number that no customer has, and a withheld number. The phone page offers them besides the customers.</summary>
    private static readonly PhoneBookEntry[] Strangers =
    [
        new("+14155550199", "an unknown caller"),
        new("anonymous", "number withheld"),
    ];

    private readonly string customersFile;
    private readonly string linesFile;

    private readonly IReadOnlyList<OwnField> ownFields;

    private SampleData(string folder, string attributesFile)
    {
        ownFields = OwnField.Load(attributesFile);
        customersFile = Path.Combine(folder, "customers.csv");
        linesFile = Path.Combine(folder, "lines.csv");
        var customers = Read(customersFile);
        Records = customers.ToDictionary(row => row["customerId"] ?? "", Fields, StringComparer.Ordinal);
        PhoneBook = new PhoneBook(
            [.. customers.SelectMany(Callers).GroupBy(caller => caller.Number).Select(Household), .. Strangers],
            [.. Read(linesFile).Select(row => new PhoneBookEntry(row["number"] ?? "", row["line"] ?? ""))]
        );
    }

    /// <summary>Customer id to the fields of the customer's record.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<KeyValuePair<string, string>>> Records { get; }

    public PhoneBook PhoneBook { get; }

    /// <exception cref="SetupException">A file is missing or not usable.</exception>
    public static SampleData Load(RepositoryLayout layout)
    {
        try
        {
            return new SampleData(layout.SampleData, Path.Combine(layout.ContactFlows, "attributes.json"));
        }
        catch (ImportException problem)
        {
            throw new SetupException($"The sample data cannot be read: {problem.Message}", problem);
        }
    }

    public async Task ImportAsync(IAmazonDynamoDB dynamoDb, string tableName, CancellationToken cancellationToken)
    {
        await TableSetup.CreateIfMissingAsync(dynamoDb, tableName, cancellationToken);
        var options = new ImportOptions
        {
            Country = Country.Find("US"),
            Parallelism = 1,
            OwnFields = ownFields,
        };
        using var customers = RecordFile.Open(customersFile);
        await new CustomerImport(dynamoDb, tableName, options).RunAsync(customers, cancellationToken);
        using var lines = RecordFile.Open(linesFile);
        await new LineImport(dynamoDb, tableName, options).RunAsync(lines, cancellationToken);
    }

    private static List<FileRecord> Read(string path)
    {
        using var file = RecordFile.Open(path);
        return [.. file.Records];
    }

    private static IReadOnlyList<KeyValuePair<string, string>> Fields(FileRecord row) =>
        [
            KeyValuePair.Create("Name", row["name"] ?? ""),
            KeyValuePair.Create("Customer id", row["customerId"] ?? ""),
            KeyValuePair.Create("Tier", row["tier"] ?? ""),
            KeyValuePair.Create("Account", row["account"] ?? ""),
            KeyValuePair.Create("Phone", row["phones"] ?? ""),
            KeyValuePair.Create("E-mail", row["emails"] ?? ""),
            KeyValuePair.Create("Language", row["language"] ?? ""),
            KeyValuePair.Create("Notes", row["notes"] ?? ""),
        ];

    private static IEnumerable<PhoneBookEntry> Callers(FileRecord row) =>
        row.Several("phones").Select(number => new PhoneBookEntry(number, row["name"] ?? ""));

    private static PhoneBookEntry Household(IGrouping<string, PhoneBookEntry> sharing) =>
        new(sharing.Key, string.Join(" or ", sharing.Select(caller => caller.Name)));
}
