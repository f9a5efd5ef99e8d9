using Amazon.DynamoDBv2;
using ScreenPop.Customers.Import;
using ScreenPop.Customers.Import.Columns;
using ScreenPop.Customers.Keys;
using ScreenPop.Customers.Table;
using ScreenPop.TestKit;

namespace ScreenPop.Customers.Tests;

/// <summary>The report of an import matches its actual effects, for any file.</summary>
public sealed class ImportTrustTests(DynaliteFixture dynalite) : IClassFixture<DynaliteFixture>, IAsyncLifetime
{
    private readonly AmazonDynamoDBClient dynamoDb = dynalite.CreateClient();
    private readonly string tableName = "trust-" + Guid.NewGuid().ToString("N");
    private readonly List<RefusedRow> refused = [];

    public async ValueTask InitializeAsync() =>
        await TableSetup.CreateIfMissingAsync(dynamoDb, tableName, CancellationToken.None);

    public ValueTask DisposeAsync()
    {
        dynamoDb.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("+14155550100;n/a")]
    [InlineData("+14155550100, +14155550101")]
    [InlineData("+14155550100/+14155550101")]
    [InlineData("\"+14155550100\n+14155550101\"")]
    [InlineData("+14155550100 ::: +14155550101")]
    [InlineData("+14155550100|none")]
    [InlineData("'+14155550100")]
    [InlineData("what;+14155550100")]
    [InlineData("\"+14155550100,12\"")]
    public async Task A_list_of_numbers_is_taken_as_people_write_it(string phones)
    {
        var report = await ImportAsync($"customerId;phones\nC-1;{phones.Replace(";", "|", StringComparison.Ordinal)}\n");

        Assert.Equal((1, 0), (report.Added, report.Refused));
        Assert.Equal("C-1", Assert.Single(await FindAsync(LookupKey.Phone("+14155550100"))).Id);
        Assert.Equal(
            phones.Contains("0101", StringComparison.Ordinal) ? 1 : 0,
            (await FindAsync(LookupKey.Phone("+14155550101"))).Count
        );
    }

    [Fact]
    public async Task A_value_that_makes_no_sense_beside_one_that_does_is_left_out_and_counted()
    {
        var report = await ImportAsync("customerId,phones\nC-1,+14155550100;what\nC-2,+14155550101;555\n");

        Assert.Equal((2, 0), (report.Added, report.Refused));
        Assert.Equal(new ColumnCount("phones", 2), Assert.Single(report.LeftOut));
    }

    [Fact]
    public async Task A_number_with_two_readings_is_refused_even_beside_a_good_one_and_counted_as_such()
    {
        var report = await ImportAsync(
            "customerId,phones\nC-1,+14155550100;49613123456\nC-2,49613123456\nC-3,030 901820\n",
            new ImportOptions { Country = Country.Find("DE") }
        );

        Assert.Equal((1, 2), (report.Added, report.Refused));
        Assert.Equal(
            ["has a number with two readings; write it with + and its country code."],
            refused.Select(r => r.Kind).Distinct()
        );
    }

    [Fact]
    public async Task The_numbers_of_Latin_America_are_found_by_either_spelling()
    {
        await ImportAsync(
            """
            customerId,name,phones
            BR-1,Ana Roe,+55 11 8765-4321
            BR-2,Caio Roe,0 15 11 98765-4324
            MX-1,Ema Roe,+52 1 55 1234 5678
            AR-1,Hugo Roe,+54 11 1234-5679
            """,
            new ImportOptions { Country = Country.Find("BR") }
        );

        foreach (
            var (caller, id) in new[]
            {
                ("+55 11 98765-4321", "BR-1"),
                ("+55 11 98765-4324", "BR-2"),
                ("+52 55 1234 5678", "MX-1"),
                ("+54 9 11 1234-5679", "AR-1"),
            }
        )
        {
            Assert.Equal(id, Assert.Single(await FindAsync(LookupKey.Phone(PhoneNumber.Parse(caller).E164!))).Id);
        }
    }

    [Fact]
    public async Task Singular_columns_are_taken()
    {
        await ImportAsync("customerId,name,phone,email,mobile\nC-9001,Jane Doe,+14155550101,jane@example.test,+14155550102\n");

        foreach (
            var key in new[]
            {
                LookupKey.Phone("+14155550101"),
                LookupKey.Phone("+14155550102"),
                LookupKey.Email("jane@example.test"),
            }
        )
        {
            Assert.Equal("C-9001", Assert.Single(await FindAsync(key)).Id);
        }
    }

    [Theory]
    [InlineData(
        "Record ID,First Name,Last Name,Email,Phone Number,Mobile Phone Number\n1001,Ana,Roe,ana@example.test,+14155550121,+14155550122\n",
        "hubspot",
        "1001"
    )]
    [InlineData(
        "Id,AccountId,FirstName,LastName,Name,Phone,MobilePhone,HomePhone,OtherPhone,Email\n0035e,001A,Ana,Roe,,+14155550121,+14155550122,,,ana@example.test\n",
        "salesforce",
        "0035e"
    )]
    [InlineData(
        "First Name,Middle Name,Last Name,Labels,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Value\nAna,,Roe,x,ana@example.test,Mobile,+14155550121 ::: +14155550122,\n",
        "google",
        "ana@example.test"
    )]
    [InlineData(
        "Customer ID,First Name,Last Name,Email,Default Address Phone,Phone\n'7210412345678,Ana,Roe,ana@example.test,'+14155550121,'+14155550122\n",
        "shopify",
        "7210412345678"
    )]
    public async Task The_export_of_a_CRM_is_taken_as_it_is(string csv, string map, string id)
    {
        using var file = RecordFile.Csv(() => new StringReader(csv));
        Assert.Equal(map, CustomerImport.Columns(file, new ImportOptions()).MapName);

        await ImportAsync(csv);

        foreach (
            var key in new[]
            {
                LookupKey.Phone("+14155550121"),
                LookupKey.Phone("+14155550122"),
                LookupKey.Email("ana@example.test"),
            }
        )
        {
            var customer = Assert.Single(await FindAsync(key));
            Assert.Equal((id, "Ana Roe", "Ana"), (customer.Id, customer.Name, customer.FirstName));
        }
    }

    [Fact]
    public async Task A_map_says_what_other_columns_mean()
    {
        var map = ColumnMap
            .None()
            .AddFile(
                """{"columns": {"Nr": "customerId", "Tel*": "phones", "Vertrag": "key:contract", "Alt": "ignore"}}""",
                "map.json"
            );
        var report = await ImportAsync(
            "Nr,Tel privat,Tel Büro,Vertrag,Alt\nC-1,+14155550100,+14155550101,V-7,x\n",
            new ImportOptions { Map = map }
        );

        Assert.Empty(report.Ignored);
        Assert.Equal("C-1", Assert.Single(await FindAsync(LookupKey.Phone("+14155550101"))).Id);
        Assert.Equal("C-1", Assert.Single(await FindAsync(LookupKey.Exact("contract", "V-7")!)).Id);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"columns\": {}}")]
    [InlineData("{\"columns\": {\"a\": null}}")]
    [InlineData("{\"colums\": {\"a\": \"phones\"}}")]
    [InlineData("x")]
    public void An_invalid_column_map_is_refused(string json) =>
        Assert.StartsWith(
            "map.json is not a column map",
            Assert.Throws<ImportException>(() => ColumnMap.None().AddFile(json, "map.json")).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(
        "customerId,name,salesforceId\nC-1,Jane,1\n",
        "No row of CSV has a number, an address, an account or a declared key"
    )]
    [InlineData("customerId,phones\nC-1,\nC-2,n/a\n", "No row of CSV has a number")]
    [InlineData(
        "customerId,phones,key:phone\nC-1,+14155550100,1\n",
        "the column key:phone is a key that every customer may have; use the column phones."
    )]
    [InlineData("customerId,phones,key:Customer Id\nC-1,+14155550100,1\n", "the column key:Customer Id is not a name for a key.")]
    [InlineData("customerId,phones,key:customerId\nC-1,+14155550100,1\n", "use the column customerId.")]
    [InlineData(
        "customerId,phones,name,name\nC-1,+14155550100,a,b\n",
        "has the name of a customer in several columns: name, name"
    )]
    public async Task A_file_that_cannot_be_meant_is_refused_before_anything_is_written(string csv, string message)
    {
        var refusal = await Assert.ThrowsAsync<ImportException>(() => ImportAsync(csv));

        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
        Assert.Empty(await FindAsync(LookupKey.CustomerId("C-1")));
    }

    [Theory]
    [InlineData(
        """{"customerId":"C-2","keys":{"phone":"(415) 555-0100"}}""",
        "key:phone is a key that every customer may have; use the column phones."
    )]
    [InlineData(
        """{"customerId":"C-2","keys":{"customerId":"C-3"}}""",
        "key:customerId is a key that every customer may have; use the column customerId."
    )]
    [InlineData("""{"customerId":"C-2","keys":{"line":"x"}}""", "key:line is not a name for a key.")]
    public async Task Names_of_the_built_in_keys_are_no_keys_of_a_row(string row, string reason)
    {
        using var file = RecordFile.JsonLines(() =>
            new StringReader("""{"customerId":"C-1","phone":"+14155550100"}""" + "\n" + row)
        );

        var report = await RunAsync(file, new ImportOptions());

        Assert.Equal((1, 1), (report.Added, report.Refused));
        Assert.Equal(reason, Assert.Single(refused).Reason);
    }

    [Fact]
    public async Task A_column_that_nothing_declares_is_counted_and_with_strict_refused()
    {
        const string csv =
            "customerId,phones,salesforceId,refusedLine,refusedReason\nC-1,+14155550100,7,1,x\nC-2,+14155550101,,,\nC-3,+14155550102,8,,\n";
        var report = await ImportAsync(csv);

        Assert.Equal(new ColumnCount("salesforceId", 2), Assert.Single(report.Ignored));
        var refusal = await Assert.ThrowsAsync<ImportException>(() => ImportAsync(csv, new ImportOptions { Strict = true }));
        Assert.Contains("undeclared columns: salesforceId.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Own_fields_are_stored_and_changed_and_a_second_run_writes_nothing()
    {
        var options = new ImportOptions { OwnFields = [new OwnField("loyaltyPoints", "Points")] };
        await ImportAsync("customerId,phones,points\nC-1,+14155550100,700\n", options);
        Assert.Equal("700", Assert.Single(await FindAsync(LookupKey.Phone("+14155550100"))).OwnFields["loyaltyPoints"]);

        Assert.Equal(1, (await ImportAsync("customerId,phones,points\nC-1,+14155550100,701\n", options)).Changed);
        var again = await ImportAsync("customerId,phones,points\nC-1,+14155550100,701\n", options);
        Assert.Equal((1, 0, 0), (again.Unchanged, again.ItemsWritten, again.Ignored.Count));
    }

    [Fact]
    public async Task A_file_that_fails_in_the_middle_ends_the_import_in_order_with_what_was_read_in_the_table()
    {
        using var file = RecordFile.Csv(() =>
            new FailingReader(
                "customerId,phones\n" + string.Concat(Enumerable.Range(0, 250).Select(i => $"C-{i},+1415555{i:0000}\n"))
            )
        );

        var refusal = await Assert.ThrowsAsync<ImportException>(() => RunAsync(file, new ImportOptions()));

        Assert.Contains("cannot be read beyond line", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("The disk is gone.", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("C-0", Assert.Single(await FindAsync(LookupKey.Phone("+14155550000"))).Id);
        Assert.Equal("C-249", Assert.Single(await FindAsync(LookupKey.Phone("+14155550249"))).Id);
    }

    [Fact]
    public async Task Replacing_removes_who_is_not_in_the_file_with_all_keys_and_keeps_who_was_refused()
    {
        await ImportAsync("customerId,phones,emails\nC-1,+14155550100,\nC-2,+14155550101,sam@example.test\nC-3,+14155550102,\n");
        using var file = RecordFile.Csv(() => new StringReader("customerId,phones\nC-1,+14155550100\nC-3,what\n"));
        var import = new CustomerImport(dynamoDb, tableName, new ImportOptions { Replace = true });
        await import.RunAsync(file, TestContext.Current.CancellationToken);
        var missing = import.FindMissing();

        Assert.Equal((1, 3), await missing.CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal(1, await missing.RemoveAsync(TestContext.Current.CancellationToken));
        Assert.Empty(await FindAsync(LookupKey.Phone("+14155550101")));
        Assert.Empty(await FindAsync(LookupKey.Email("sam@example.test")));
        Assert.Empty(await FindAsync(LookupKey.CustomerId("C-2")));
        Assert.Single(await FindAsync(LookupKey.CustomerId("C-1")));
        Assert.Single(await FindAsync(LookupKey.Phone("+14155550102")));
        Assert.Equal(0, import.UnreadableIds);
    }

    [Fact]
    public async Task Refused_rows_without_an_id_are_counted_so_that_nobody_is_removed_by_mistake()
    {
        using var file = RecordFile.Csv(() => new StringReader("customerId,phones\nC-1,+14155550100\nC-2,\"+1415\n"));
        var import = new CustomerImport(dynamoDb, tableName, new ImportOptions { Replace = true });
        await import.RunAsync(file, TestContext.Current.CancellationToken);

        Assert.Equal(1, import.UnreadableIds);
    }

    [Fact]
    public async Task A_workbook_is_taken_by_what_its_cells_hold()
    {
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid() + ".xlsx");
        try
        {
            Workbook.Write(
                path,
                [
                    ["customerId", "Phone"],
                    [7210450000123.0, 4155550100.0],
                    [],
                    ["C-2", "what"],
                    ["C-3", "'+1 415 555 0102"],
                ]
            );
            using var file = RecordFile.Open(path);

            var report = await RunAsync(file, new ImportOptions { Country = Country.Find("US") });

            Assert.Equal((2, 1), (report.Added, report.Refused));
            Assert.Equal("7210450000123", Assert.Single(await FindAsync(LookupKey.Phone("+14155550100"))).Id);
            Assert.Equal("C-3", Assert.Single(await FindAsync(LookupKey.Phone("+14155550102"))).Id);
            Assert.Equal(
                new RefusedRow(4, "Phone has a value that is not a phone number.", "\"C-2\",\"what\""),
                Assert.Single(refused)
            );
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void An_invalid_workbook_is_refused()
    {
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid() + ".xlsx");
        try
        {
            File.WriteAllText(path, "customerId,phones\nC-1,+14155550100\n");

            Assert.Contains(
                "is not a readable .xlsx workbook",
                Assert.Throws<ImportException>(() => RecordFile.Open(path)).Message,
                StringComparison.Ordinal
            );
        }
        finally
        {
            File.Delete(path);
        }
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

    private async Task<IReadOnlyList<Customer>> FindAsync(LookupKey key) =>
        (await new CustomerTable(dynamoDb, tableName).FindAsync(key, CancellationToken.None)).Customers;
}
