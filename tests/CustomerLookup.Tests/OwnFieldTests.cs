using System.Text;
using ScreenPop.CustomerLookup.Answers;
using ScreenPop.CustomerLookup.Tests.Support;
using ScreenPop.Customers.Import;
using ScreenPop.Customers.Table;
using ScreenPop.Toolchain;

namespace ScreenPop.CustomerLookup.Tests;

/// <summary>
/// A column of the customer file, declared in attributes.json and nowhere else, through import, table and lookup.
/// </summary>
public sealed class OwnFieldTests(SampleTable table) : IDisposable
{
    private const string Declaration =
        """{ "name": "loyaltyPoints", "type": "text", "maxBytes": 8, "sensitivity": "public", "writer": "lookup", "column": "Points", "label": "Loyalty points", "show": "present", "priority": 6, "about": "x" }""";

    private readonly string tableName = "own-" + Guid.NewGuid().ToString("N");
    private readonly string contract = Path.GetTempFileName();

    public void Dispose() => File.Delete(contract);

    [Fact]
    public async Task A_declared_column_is_stored_and_answered_within_its_size()
    {
        Declare(Declaration);

        Assert.Equal("700", (await AnswerAsync("700"))["loyaltyPoints"]);
        var answer = await AnswerAsync("more than eight bytes");
        Assert.Equal(("more tha", "true"), (answer["loyaltyPoints"], answer["truncated"]));
        Assert.DoesNotContain("loyaltyPoints", await AnswerAsync(""));
    }

    [Fact]
    public async Task What_the_contract_does_not_declare_is_not_answered()
    {
        Declare(Declaration);
        await AnswerAsync("700");

        using var shipped = File.OpenRead(Path.Combine(RepositoryLayout.Find().ContactFlows, "attributes.json"));
        var answer = await LookUpAsync(AnswerContract.Read(shipped));

        Assert.Equal(("match", false), (answer["lookupStatus"], answer.ContainsKey("loyaltyPoints")));
    }

    private void Declare(string attribute)
    {
        var shipped = File.ReadAllText(Path.Combine(RepositoryLayout.Find().ContactFlows, "attributes.json"));
        var end = shipped.LastIndexOf(']');
        File.WriteAllText(contract, $"{shipped[..end]}, {attribute} {shipped[end..]}");
    }

    private async Task<Dictionary<string, string>> AnswerAsync(string points)
    {
        await TableSetup.CreateIfMissingAsync(table.DynamoDb, tableName, TestContext.Current.CancellationToken);
        using var file = RecordFile.Csv(() => new StringReader($"customerId,phones,points\nC-1,+14155550100,{points}\n"));
        var options = new ImportOptions { OwnFields = OwnField.Load(contract) };
        await new CustomerImport(table.DynamoDb, tableName, options).RunAsync(file, TestContext.Current.CancellationToken);
        using var declared = new MemoryStream(
            Encoding.UTF8.GetBytes(await File.ReadAllTextAsync(contract, TestContext.Current.CancellationToken))
        );
        return await LookUpAsync(AnswerContract.Read(declared));
    }

    private Task<Dictionary<string, string>> LookUpAsync(AnswerContract declared) =>
        new LookupDriver(table.DynamoDb, tableName, contract: declared).AnswerAsync(EventFixtures.Read("voice-inbound"));
}
