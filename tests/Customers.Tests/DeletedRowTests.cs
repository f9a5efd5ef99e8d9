using Amazon.DynamoDBv2;
using ScreenPop.Customers.Import;
using ScreenPop.Customers.Import.Columns;
using ScreenPop.Customers.Keys;
using ScreenPop.Customers.Table;
using ScreenPop.TestKit;

namespace ScreenPop.Customers.Tests;

/// <summary>CRM exports carry deleted customers with a mark. Such a row never becomes a live customer.</summary>
public sealed class DeletedRowTests(DynaliteFixture dynalite) : IClassFixture<DynaliteFixture>, IAsyncLifetime
{
    private readonly AmazonDynamoDBClient dynamoDb = dynalite.CreateClient();
    private readonly string tableName = "deleted-" + Guid.NewGuid().ToString("N");
    private readonly List<RefusedRow> refused = [];

    public async ValueTask InitializeAsync() =>
        await TableSetup.CreateIfMissingAsync(dynamoDb, tableName, CancellationToken.None);

    public ValueTask DisposeAsync()
    {
        dynamoDb.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("IsDeleted", "true", "false")]
    [InlineData("is_deleted", "1", "0")]
    [InlineData("DELETED", "TRUE", "FALSE")]
    [InlineData("Is Deleted", "Yes", "no")]
    [InlineData("isdeleted", " t ", "")]
    [InlineData("deleted", "y", "n/a")]
    public async Task A_row_that_is_marked_as_deleted_is_counted_and_not_imported(string column, string yes, string no)
    {
        var report = await ImportAsync($"customerId,{column},phones\nC-1,{yes},+14155550100\nC-2,{no},+14155550101\n");

        Assert.Equal((2, 1, 1, 0), (report.Rows, report.Added, report.MarkedDeleted, report.Refused));
        Assert.True(report.IsBalanced);
        Assert.Empty(report.Ignored);
        Assert.Empty(await FindAsync("C-1"));
        Assert.Single(await FindAsync("C-2"));
    }

    [Fact]
    public async Task An_export_of_Salesforce_with_its_recycle_bin_brings_only_the_live_contacts()
    {
        var report = await ImportAsync(
            """
            "Id","IsDeleted","MasterRecordId","AccountId","LastName","FirstName","Name","Phone"
            "0035e","false","","001A","Roe","Ana","Ana Roe","+14155550121"
            "0035f","true","0035e","001A","Roe","Ana","Ana Roe","+14155550121"
            """
        );

        Assert.Equal((1, 1), (report.Added, report.MarkedDeleted));
        Assert.Equal("0035e", Assert.Single(await FindAsync(LookupKey.Phone("+14155550121"))).Id);
    }

    [Fact]
    public async Task True_is_a_mark_in_JSON_and_in_a_workbook()
    {
        using var json = RecordFile.JsonLines(() =>
            new StringReader(
                """
                {"customerId":"C-1","isDeleted":true,"phones":"+14155550100"}
                {"customerId":"C-2","isDeleted":false,"phones":"+14155550101"}
                """
            )
        );
        Assert.Equal(1, (await RunAsync(json, new ImportOptions())).MarkedDeleted);

        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid() + ".xlsx");
        try
        {
            Workbook.Write(
                path,
                [
                    ["customerId", "IsDeleted", "phones"],
                    ["C-3", true, "+14155550102"],
                    ["C-4", false, "+14155550103"],
                    ["C-5", 1.0, "+14155550104"],
                ]
            );
            using var workbook = RecordFile.Open(path);
            Assert.Equal(2, (await RunAsync(workbook, new ImportOptions())).MarkedDeleted);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task A_mark_that_is_neither_is_refused_with_the_remedy_and_can_be_ignored()
    {
        const string csv = "customerId,Deleted,phones\nC-1,2026-05-01,+14155550100\n";
        var report = await ImportAsync(csv);

        Assert.Equal((0, 1, 0), (report.Added, report.Refused, report.MarkedDeleted));
        Assert.Equal(
            "Deleted is neither true nor false; correct it, or import with --map Deleted=ignore.",
            Assert.Single(refused).Reason
        );
        Assert.Equal(1, (await ImportAsync(csv, new ImportOptions { Map = ColumnMap.None().Add("Deleted", "ignore") })).Added);
    }

    [Fact]
    public async Task A_column_of_another_name_is_a_mark_when_the_map_says_so_and_one_of_several_marks_is_enough()
    {
        var report = await ImportAsync(
            """
            customerId,Gelöscht,IsDeleted,Deleted,phones
            C-1,true,,,+14155550100
            C-2,,,1,+14155550101
            C-3,0,0,0,+14155550102
            """,
            new ImportOptions { Map = ColumnMap.None().Add("Gelöscht", "deleted"), Strict = true }
        );

        Assert.Equal((1, 2), (report.Added, report.MarkedDeleted));
    }

    [Fact]
    public async Task A_deleted_row_is_not_checked_further_and_takes_no_id_from_a_live_one()
    {
        var report = await ImportAsync("customerId,phones,deleted\nC-1,what,true\nC-1,+14155550100,false\n,,true\n");

        Assert.Equal((1, 2, 0), (report.Added, report.MarkedDeleted, report.Refused));
    }

    [Fact]
    public async Task The_keys_of_deleted_rows_do_not_make_a_file_usable()
    {
        var refusal = await Assert.ThrowsAsync<ImportException>(() =>
            ImportAsync("customerId,phones,deleted\nC-1,+14155550100,true\nC-2,,false\n")
        );

        Assert.StartsWith("No row of CSV has a number", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_customer_in_the_table_stays_until_replace_removes_it()
    {
        await ImportAsync("customerId,phones\nC-1,+14155550100\nC-2,+14155550101\n");
        using var file = RecordFile.Csv(() =>
            new StringReader("customerId,phones,IsDeleted\nC-1,+14155550100,0\nC-2,+14155550101,1\n")
        );
        var import = new CustomerImport(dynamoDb, tableName, new ImportOptions { Replace = true });

        await import.RunAsync(file, TestContext.Current.CancellationToken);
        Assert.Single(await FindAsync("C-2"));

        Assert.Equal(1, await import.FindMissing().RemoveAsync(TestContext.Current.CancellationToken));
        Assert.Empty(await FindAsync(LookupKey.Phone("+14155550101")));
        Assert.Single(await FindAsync("C-1"));
    }

    private async Task<ImportReport> ImportAsync(string csv, ImportOptions? options = null)
    {
        using var file = RecordFile.Csv(() => new StringReader(csv));
        return await RunAsync(file, options ?? new ImportOptions());
    }

    private Task<ImportReport> RunAsync(RecordFile file, ImportOptions options) =>
        new CustomerImport(dynamoDb, tableName, options with { OnRefused = refused.Add }).RunAsync(
            file,
            TestContext.Current.CancellationToken
        );

    private Task<IReadOnlyList<Customer>> FindAsync(string id) => FindAsync(LookupKey.CustomerId(id));

    private async Task<IReadOnlyList<Customer>> FindAsync(LookupKey key) =>
        (await new CustomerTable(dynamoDb, tableName).FindAsync(key, CancellationToken.None)).Customers;
}
