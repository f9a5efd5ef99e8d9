using System.Globalization;
using System.Text.RegularExpressions;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using ScreenPop.TestKit;

namespace ScreenPop.Cli.Tests;

/// <summary>An import that ends early tells what is in the table and what to do next.</summary>
public sealed partial class CutOffImportTests(DynaliteFixture dynalite) : TableCommandTests(dynalite)
{
    private const string RunAgain = "run the same command again: it completes the import and writes no finished row twice.";

    [Fact]
    public async Task A_table_that_fails_in_mid_import_is_told_with_what_it_has_and_the_next_run_completes_it()
    {
        var file = File("lines.csv", "number,line\n" + Rows(80));

        Assert.Equal(3, await CutOffAsync(["lines", "import", file], at => at == 3 ? Fault.Denied : null));
        Assert.Contains("refuses the request: User is not authorized", Errors.ToString(), StringComparison.Ordinal);
        Assert.Contains(
            "80 rows read = 50 added + 0 changed + 0 unchanged + 0 refused + 30 not finished; 50 items written",
            Output.ToString(),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("in doubt", Output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Remove the cause and " + RunAgain, Errors.ToString(), StringComparison.Ordinal);

        Assert.Equal(0, await RunAsync("lines", "import", file));
        Assert.Contains("80 rows read = 30 added + 0 changed + 50 unchanged", Output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Customers_that_are_cut_off_are_told_as_the_table_has_them()
    {
        var file = File("customers.csv", "customerId,phones\n" + Customers(2_000));

        Assert.Equal(3, await CutOffAsync(["customers", "import", file], at => at > 20 ? Fault.Denied : null));

        var (written, inDoubt) = Told();
        Assert.True(written > 0);
        Assert.InRange(await ItemsAsync(), written, written + inDoubt);
    }

    [Fact]
    public async Task Items_without_an_answer_are_told_as_in_doubt()
    {
        var file = File("lines.csv", "number,line\n" + Rows(80));

        Assert.Equal(3, await CutOffAsync(["lines", "import", file], at => at < 3 ? null : Fault.NotJson));
        Assert.Contains("50 items written", Output.ToString(), StringComparison.Ordinal);
        Assert.Contains(
            "25 more items are in doubt: the table did not answer, and it may have them.",
            Output.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_interrupted_import_tells_what_the_table_has()
    {
        using var interrupted = new CancellationTokenSource();
        var file = File("customers.csv", "customerId,phones\n" + Customers(2_000));

        var exitCode = await CutOffAsync(
            ["customers", "import", file],
            at =>
            {
                if (at == 20)
                {
                    interrupted.Cancel();
                }

                return null;
            },
            interrupted
        );

        Assert.Equal(130, exitCode);
        Assert.Contains("Interrupted; " + RunAgain, Errors.ToString(), StringComparison.Ordinal);
        var (written, inDoubt) = Told();
        Assert.True(written > 0);
        Assert.InRange(await ItemsAsync(), written, written + inDoubt);
    }

    [Fact]
    public async Task A_table_that_is_missing_or_has_other_keys_gets_nothing_and_needs_another_command()
    {
        using var dynamoDb = Client();
        await dynamoDb.CreateTableAsync(
            new CreateTableRequest
            {
                TableName = Table + "-other",
                KeySchema = [new KeySchemaElement("id", KeyType.HASH)],
                AttributeDefinitions = [new AttributeDefinition("id", ScalarAttributeType.S)],
                BillingMode = BillingMode.PAY_PER_REQUEST,
            },
            TestContext.Current.CancellationToken
        );
        var file = File("a.csv", "customerId,phones\nC-1,+14155550100\n");
        foreach (var (table, problem) in new[] { ("nothing", "does not exist"), (Table + "-other", "refuses the request") })
        {
            var (output, errors) = (new StringWriter(), new StringWriter());
            var exitCode = await CommandLine.RunAsync(
                ["customers", "import", file, "--table", table, "--endpoint", Endpoint.ToString()],
                output,
                errors,
                TestContext.Current.CancellationToken
            );

            Assert.Equal(3, exitCode);
            Assert.Contains(problem, errors.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("again", errors.ToString(), StringComparison.Ordinal);
            Assert.Contains("+ 1 not finished; 0 items written", output.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(false, 3)]
    [InlineData(true, 130)]
    public async Task A_replacement_that_is_cut_off_tells_how_many_it_removed_and_the_next_run_completes_it(
        bool isInterrupted,
        int code
    )
    {
        await RunAsync("customers", "import", File("a.csv", "customerId,phones\n" + Customers(4)));
        var file = File("b.csv", "customerId,phones\n" + Customers(1));
        using var interrupted = new CancellationTokenSource();

        var exitCode = await CutOffAsync(
            ["customers", "import", file, "--replace", "--yes"],
            at =>
            {
                if (at == 3 && isInterrupted)
                {
                    interrupted.Cancel();
                }

                return at < 3 || isInterrupted ? null : Fault.Denied;
            },
            interrupted
        );

        Assert.Equal(code, exitCode);
        Assert.Contains("1 of 3 customers removed.", Output.ToString(), StringComparison.Ordinal);
        Assert.Contains(RunAgain, Errors.ToString(), StringComparison.Ordinal);

        Assert.Equal(0, await RunAsync("customers", "import", file, "--replace", "--yes"));
        Assert.Contains("2 customers removed.", Output.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, await ItemsAsync());
    }

    private static string Rows(int count) =>
        string.Concat(Enumerable.Range(0, count).Select(at => $"+141555501{at:00},Line {at}\n"));

    private static string Customers(int count) =>
        string.Concat(Enumerable.Range(0, count).Select(at => $"C-{at},+1{230 + (at / 100)}55501{at % 100:00}\n"));

    /// <summary>Runs the command on a table whose writes fail.</summary>
    /// <param name="args">The command.</param>
    /// <param name="fault">The fault of a write, by its number; null for none.</param>
    /// <param name="interrupted">Interrupts the command.</param>
    private async Task<int> CutOffAsync(string[] args, Func<int, Fault?> fault, CancellationTokenSource? interrupted = null)
    {
        var writes = 0;
        using var table = new FaultyDynamoDb(
            Endpoint,
            (operation, _) => operation == "BatchWriteItem" ? fault(Interlocked.Increment(ref writes)) : null
        );
        return await CommandLine.RunAsync(
            [.. args, "--table", Table, "--endpoint", table.Endpoint.ToString()],
            Output,
            Errors,
            interrupted?.Token ?? TestContext.Current.CancellationToken
        );
    }

    /// <summary>The items that the report has as written, and as in doubt.</summary>
    private (int Written, int InDoubt) Told()
    {
        var text = Output.ToString();
        return (Number(WrittenItems().Match(text)), Number(ItemsInDoubt().Match(text)));

        static int Number(Match match) =>
            match.Success ? int.Parse(match.Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture) : 0;
    }

    private async Task<int> ItemsAsync()
    {
        using var dynamoDb = Client();
        return (await TableItems.ReadAsync(dynamoDb, Table, TestContext.Current.CancellationToken)).Count;
    }

    [GeneratedRegex("([0-9,]+) items written")]
    private static partial Regex WrittenItems();

    [GeneratedRegex("([0-9,]+) more items? (?:is|are) in doubt")]
    private static partial Regex ItemsInDoubt();
}
