using ScreenPop.TestKit;
using ScreenPop.Toolchain;

namespace ScreenPop.Cli.Tests;

/// <summary>The commands <c>screenpop customers</c> and <c>screenpop lines</c>.</summary>
public sealed class CustomersCommandTests(DynaliteFixture dynalite) : TableCommandTests(dynalite)
{
    [Fact]
    public async Task The_sample_customers_go_in_and_are_found()
    {
        Assert.Equal(0, await RunAsync("customers", "import", Path.Combine(RepositoryLayout.Find().SampleData, "customers.csv")));
        Assert.Contains(
            "5 rows read = 5 added + 0 changed + 0 unchanged + 0 refused",
            Output.ToString(),
            StringComparison.Ordinal
        );

        Assert.Equal(0, await RunAsync("customers", "find", "+1 415 555 0100"));
        Assert.Contains("C-1001  Jane Doe  gold  A-100", Output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("C-1")]
    [InlineData("customerId:C-1")]
    [InlineData("account:A-1")]
    [InlineData("JANE@example.test")]
    [InlineData("(415) 555-0100")]
    [InlineData("phone:+14155550100")]
    [InlineData("order:4711")]
    [InlineData("tel:+1-415-555-0100")]
    [InlineData("mailto:jane@example.test")]
    public async Task A_customer_is_found_by_any_key(string key)
    {
        await RunAsync(
            "customers",
            "import",
            File("a.csv", "customerId,name,phones,emails,account,key:order\nC-1,Jane,+14155550100,jane@example.test,A-1,4711\n")
        );

        Assert.Equal(0, await RunAsync("customers", "find", key, "--country", "US"));
        Assert.Contains("C-1  Jane", Output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_nobody_has_says_so()
    {
        Assert.Equal(1, await RunAsync("customers", "find", "+14155550199"));
        Assert.Contains("No customer has phone +14155550199.", Output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refused_rows_are_told_kept_and_do_not_stop_the_rest()
    {
        var file = File("a.csv", "customerId,phones\nC-1,+14155550100\nC-2,what\nC-3,\n");

        Assert.Equal(1, await RunAsync("customers", "import", file));
        Assert.Contains(
            "a.csv, line 3: phones has a value that is not a phone number.",
            Errors.ToString(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "3 rows read = 2 added + 0 changed + 0 unchanged + 1 refused",
            Output.ToString(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "3,\"phones has a value that is not a phone number.\",C-2,what",
            System.IO.File.ReadAllText(file + ".refused.csv"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Undeclared_columns_are_named_with_the_remedy_and_are_an_error_with_strict()
    {
        var file = File("a.csv", "customerId,phone,salesforceId\nC-1,+14155550100,7\nC-2,+14155550101,8\n");

        Assert.Equal(0, await RunAsync("customers", "import", file));
        Assert.Contains("column phone -> phones", Output.ToString(), StringComparison.Ordinal);
        Assert.Contains("ignored: salesforceId, 2 values", Output.ToString(), StringComparison.Ordinal);
        Assert.Contains("screenpop attributes add NAME --column \"salesforceId\"", Output.ToString(), StringComparison.Ordinal);

        Assert.Equal(2, await RunAsync("customers", "import", file, "--strict"));
        Assert.Contains("a.csv has undeclared columns: salesforceId.", Errors.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await RunAsync("customers", "import", file, "--strict", "--map", "salesforceId=ignore"));
    }

    [Fact]
    public async Task Rows_with_two_readings_are_counted_in_the_report_and_kept_in_the_file()
    {
        var file = File("a.csv", "customerId;phones\nC-1;49613123456\nC-2;49613123457\nC-3;030 901820\n");

        Assert.Equal(1, await RunAsync("customers", "import", file, "--country", "DE"));
        Assert.Contains("refused: 2 rows: has a number with two readings", Output.ToString(), StringComparison.Ordinal);
        var kept = System.IO.File.ReadAllLines(file + ".refused.csv");
        Assert.Equal("refusedLine;refusedReason;\"customerId\";\"phones\"", kept[0].TrimStart('\uFEFF'));
        Assert.Contains("two readings", kept[1], StringComparison.Ordinal);
        Assert.EndsWith(";C-1;49613123456", kept[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replace_says_how_many_and_removes_them_with_yes()
    {
        await RunAsync("customers", "import", File("a.csv", "customerId,phones\nC-1,+14155550100\nC-2,+14155550101\n"));
        var file = File("b.csv", "customerId,phones\nC-1,+14155550100\n");

        Assert.Equal(0, await RunAsync("customers", "import", file, "--replace", "--dry-run"));
        Assert.Contains(
            "1 of 2 customers in the table are not in the file and would be removed.",
            Output.ToString(),
            StringComparison.Ordinal
        );
        Assert.Equal(0, await RunAsync("customers", "find", "+14155550101"));

        Assert.Equal(0, await RunAsync("customers", "import", file, "--replace", "--yes"));
        Assert.Contains("1 customers removed.", Output.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, await RunAsync("customers", "find", "+14155550101"));
    }

    [Fact]
    public async Task Rows_that_are_marked_as_deleted_are_told_apart_and_are_no_failure()
    {
        await RunAsync("customers", "import", File("a.csv", "customerId,phones\nC-1,+14155550100\nC-2,+14155550101\n"));
        var file = File("b.csv", "customerId,phones,IsDeleted\nC-1,+14155550100,false\nC-2,+14155550101,true\n");

        Assert.Equal(0, await RunAsync("customers", "import", file));
        Assert.Contains("column IsDeleted -> deleted", Output.ToString(), StringComparison.Ordinal);
        Assert.Contains(
            "2 rows read = 0 added + 0 changed + 1 unchanged + 0 refused + 1 marked as deleted; 0 items written",
            Output.ToString(),
            StringComparison.Ordinal
        );
        Assert.Contains("1 row is marked as deleted and was not imported.", Output.ToString(), StringComparison.Ordinal);
        Assert.Contains(
            "Customers whom the file marks as deleted stay in the table; --replace removes them.",
            Output.ToString(),
            StringComparison.Ordinal
        );
        Assert.Equal(0, await RunAsync("customers", "find", "C-2"));

        Assert.Equal(0, await RunAsync("customers", "import", file, "--replace", "--yes"));
        Assert.Contains("1 customers removed.", Output.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, await RunAsync("customers", "find", "C-2"));
    }

    [Fact]
    public async Task A_file_of_deleted_rows_replaces_nobody()
    {
        await RunAsync("customers", "import", File("a.csv", "customerId,phones\nC-1,+14155550100\n"));
        var file = File("b.csv", "customerId,phones,IsDeleted\nC-1,+14155550100,true\nC-2,+14155550101,true\n");

        Assert.Equal(1, await RunAsync("customers", "import", file, "--replace", "--yes"));
        Assert.Contains("2 rows are marked as deleted and were not imported.", Output.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await RunAsync("customers", "find", "C-1"));
    }

    [Fact]
    public async Task An_import_that_is_interrupted_says_so_and_ends_with_130()
    {
        using var interrupted = new CancellationTokenSource();
        using var table = new FaultyDynamoDb(
            Endpoint,
            (_, _) =>
            {
                interrupted.Cancel();
                return null;
            }
        );
        var rows = string.Concat(Enumerable.Range(0, 2000).Select(i => $"C-{i},+1415555{i:0000}\n"));

        var exitCode = await CommandLine.RunAsync(
            [
                "customers",
                "import",
                File("a.csv", "customerId,phones\n" + rows),
                "--table",
                Table,
                "--endpoint",
                table.Endpoint.ToString(),
            ],
            Output,
            Errors,
            interrupted.Token
        );

        Assert.Equal(130, exitCode);
        Assert.Contains(
            "Interrupted; run the same command again: it completes the import",
            Errors.ToString(),
            StringComparison.Ordinal
        );
        Assert.Contains("not finished", Output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_fails_ends_an_import_with_3_and_what_was_done()
    {
        using var table = new FaultyDynamoDb(Endpoint, (_, _) => Fault.Denied);

        var exitCode = await CommandLine.RunAsync(
            [
                "customers",
                "import",
                File("a.csv", "customerId,phones\nC-1,+14155550100\n"),
                "--table",
                Table,
                "--endpoint",
                table.Endpoint.ToString(),
            ],
            Output,
            Errors,
            TestContext.Current.CancellationToken
        );

        Assert.Equal(3, exitCode);
        Assert.Contains(
            "1 row read = 0 added + 0 changed + 0 unchanged + 0 refused + 1 not finished",
            Output.ToString(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("--map", "nonsense", "--map is 'nonsense': give COLUMN=FIELD, one of hubspot, salesforce, google, shopify")]
    [InlineData("--map", "phones=telephone", "The column map has the unknown meaning 'telephone'")]
    [InlineData("--encoding", "klingon", "--encoding is 'klingon'")]
    public async Task An_option_that_makes_no_sense_is_named(string option, string value, string message)
    {
        Assert.Equal(
            2,
            await RunAsync("customers", "import", File("a.csv", "customerId,phones\nC-1,+14155550100\n"), option, value)
        );
        Assert.Contains(message, Errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_says_what_would_happen()
    {
        Assert.Equal(
            0,
            await RunAsync(
                "customers",
                "import",
                File("a.jsonl", """{"customerId":"C-1","phones":["+14155550100"]}"""),
                "--dry-run"
            )
        );
        Assert.Contains("Dry run, nothing written. 1 row read = 1 added", Output.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, await RunAsync("customers", "find", "C-1"));
    }

    [Fact]
    public async Task Lines_go_in()
    {
        Assert.Equal(0, await RunAsync("lines", "import", Path.Combine(RepositoryLayout.Find().SampleData, "lines.csv")));
        Assert.Contains("3 added", Output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "no-such-file.csv", "no-such-file.csv: there is no such file.")]
    [InlineData(2, "customers.docx", "customers.docx: only .csv, .tsv, .txt, .jsonl and .xlsx files can be imported.")]
    public async Task A_file_that_cannot_be_read_is_named(int exitCode, string file, string message)
    {
        Assert.Equal(exitCode, await RunAsync("customers", "import", file));
        Assert.Equal($"screenpop: {message}", Errors.ToString().Trim());
    }

    [Fact]
    public async Task A_country_that_is_none_is_named()
    {
        Assert.Equal(2, await RunAsync("customers", "find", "1", "--country", "ZZ"));
        Assert.Contains("--country is 'ZZ'", Errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_is_not_there_is_named_with_the_remedy()
    {
        var exitCode = await CommandLine.RunAsync(
            ["customers", "find", "C-1", "--table", "nothing", "--endpoint", Endpoint.ToString()],
            Output,
            Errors,
            TestContext.Current.CancellationToken
        );

        Assert.Equal(1, exitCode);
        Assert.Equal("screenpop: The table 'nothing' does not exist: give its name with --table.", Errors.ToString().Trim());
    }
}
