using ScreenPop.TestKit;

namespace ScreenPop.Cli.Tests;

/// <summary>Imports of a careless deployer: a file of nothing, a folder without room, a file that is no text.</summary>
public sealed class CarelessImportTests(DynaliteFixture dynalite) : TableCommandTests(dynalite)
{
    [Theory]
    [InlineData("customerId,phones\n")]
    [InlineData("customerId,phones\nC-9,what\n")]
    public async Task A_file_without_a_usable_row_replaces_nobody(string csv)
    {
        await RunAsync("customers", "import", File("a.csv", "customerId,phones\nC-1,+14155550100\nC-2,+14155550101\n"));

        Assert.Equal(1, await RunAsync("customers", "import", File("b.csv", csv), "--replace", "--yes"));
        Assert.Contains(
            "No customer is removed: no row of the file can be imported.",
            Output.ToString(),
            StringComparison.Ordinal
        );
        Assert.Equal(0, await RunAsync("customers", "find", "+14155550100"));
        Assert.Equal(0, await RunAsync("customers", "find", "+14155550101"));
    }

    [Fact]
    public async Task Refused_rows_that_cannot_be_saved_are_told_and_cost_no_other_row()
    {
        var file = File("a.csv", "customerId,phones\nC-1,what\nC-2,+14155550101\n");
        // A folder in the file's place fails like a full disk and a folder without permission.
        Directory.CreateDirectory(Path.Combine(file + ".refused.csv", "taken"));

        Assert.Equal(1, await RunAsync("customers", "import", file));
        Assert.Contains(
            "2 rows read = 1 added + 0 changed + 0 unchanged + 1 refused",
            Output.ToString(),
            StringComparison.Ordinal
        );
        Assert.Contains("The refused rows could not be saved in ", Output.ToString(), StringComparison.Ordinal);
        Assert.Contains("run the same command again", Output.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await RunAsync("customers", "find", "+14155550101"));
    }

    [Theory]
    [InlineData("customers", "customerId,phones\nC-1,what\n", "C-1,+14155550100")]
    [InlineData("lines", "number,line\n7,Acme Support\n", "+18005550199,Acme Support")]
    public async Task Rows_that_were_corrected_in_the_refused_file_outlive_a_second_run(string command, string csv, string row)
    {
        var file = File("a.csv", csv);
        Assert.Equal(1, await RunAsync(command, "import", file));
        var corrected = csv.Split('\n')[0] + "\n" + row + "\n";
        await System.IO.File.WriteAllTextAsync(file + ".refused.csv", corrected, TestContext.Current.CancellationToken);

        Assert.Equal(2, await RunAsync(command, "import", file, "--country", "ZZ"));
        Assert.Equal(1, await RunAsync(command, "import", file, "--dry-run"));
        Assert.Equal(1, await RunAsync(command, "import", file));

        Assert.Contains($"Refused rows and reasons: {file}.refused.3.csv;", Output.ToString(), StringComparison.Ordinal);
        Assert.Equal(
            corrected,
            await System.IO.File.ReadAllTextAsync(file + ".refused.csv", TestContext.Current.CancellationToken)
        );
        Assert.Equal(0, await RunAsync(command, "import", file + ".refused.csv"));
    }

    [Theory]
    [InlineData("customers", "customerId,phones\n")]
    [InlineData("lines", "number,line\n")]
    public async Task A_header_that_is_no_text_is_named(string command, string header)
    {
        var file = Path.Combine(Folder, "a.csv");
        await System.IO.File.WriteAllBytesAsync(
            file,
            [0xFF, 0xFE, 0, 0, .. System.Text.Encoding.UTF32.GetBytes(header)],
            TestContext.Current.CancellationToken
        );

        Assert.Equal(2, await RunAsync(command, "import", file));
        Assert.Contains("a.csv is not a text file", Errors.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\0', Errors.ToString());
    }
}
