using System.Text;
using ScreenPop.Customers.Import;
using ScreenPop.Customers.Table;
using ScreenPop.TestKit;

namespace ScreenPop.Reliability.Tests;

public sealed class OverlappingImportTests(DynaliteFixture dynalite) : IClassFixture<DynaliteFixture>
{
    [Fact]
    public async Task Two_imports_of_overlapping_files_at_one_time_leave_what_one_after_the_other_leaves()
    {
        var together = await TableAsync("Together");
        var apart = await TableAsync("Apart");

        await Task.WhenAll(ImportAsync(together, 0, 300), ImportAsync(together, 150, 450));
        await ImportAsync(apart, 0, 300);
        await ImportAsync(apart, 150, 450);

        Assert.Equal(await ItemsAsync(apart), await ItemsAsync(together));
    }

    private async Task<string> TableAsync(string name)
    {
        using var dynamoDb = dynalite.CreateClient();
        await TableSetup.CreateIfMissingAsync(dynamoDb, name, TestContext.Current.CancellationToken);
        return name;
    }

    private async Task ImportAsync(string table, int first, int end)
    {
        var text = new StringBuilder("customerId,name,phones,emails\n");
        for (var at = first; at < end; at++)
        {
            text.Append(null, $"C-{at},Customer {at},+1{201 + (at / 100)}55501{at % 100:00},c{at}@example.test\n");
        }

        using var dynamoDb = dynalite.CreateClient();
        using var file = RecordFile.Csv(() => new StringReader(text.ToString()));
        var report = await new CustomerImport(dynamoDb, table, new ImportOptions()).RunAsync(
            file,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(0, report.Refused);
    }

    /// <summary>Every item, as text, in the order of its key.</summary>
    private async Task<List<string>> ItemsAsync(string table)
    {
        using var dynamoDb = dynalite.CreateClient();
        return await TableItems.ReadAsync(dynamoDb, table, TestContext.Current.CancellationToken);
    }
}
