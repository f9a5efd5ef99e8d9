using System.Text;
using FsCheck;
using FsCheck.Fluent;
using ScreenPop.Customers.Import;

namespace ScreenPop.Customers.Tests;

public sealed class RecordFileTests
{
    [Fact]
    public void Quotes_commas_and_line_breaks_are_read_as_RFC_4180_says()
    {
        var row = Assert.Single(Csv("id,notes\r\n1,\"said \"\"hi\"\",\r\nthen left\"\r\n"));

        Assert.Equal("said \"hi\",\r\nthen left", row["notes"]);
        Assert.Equal(2, row.Line);
    }

    [Fact]
    public void Blank_lines_are_passed_over_and_counted()
    {
        var rows = Csv("id\n\n1\n\n\n2");

        Assert.Equal([(3L, "1"), (6L, "2")], rows.Select(r => (r.Line, r["id"])));
    }

    [Theory]
    [InlineData("a,b\n1\n", "has 1 fields where the first line names 2.")]
    [InlineData("a,b\n1,2,3\n", "has 3 fields where the first line names 2.")]
    [InlineData("a,b\n1,\"2\n", "has a quote that is not closed.")]
    [InlineData("a,b\n1,\"2\"x\n", "has text after a closing quote.")]
    public void A_row_that_cannot_be_read_says_why(string csv, string problem) =>
        Assert.Equal(problem, Assert.Single(Csv(csv)).Problem);

    [Fact]
    public void One_bad_row_costs_no_other()
    {
        var rows = Csv("a,b\n1,\"2\"x\n3,4\n");

        Assert.NotNull(rows[0].Problem);
        Assert.Equal("4", rows[1]["b"]);
    }

    [Fact]
    public void A_quote_that_is_not_closed_costs_its_own_line_only()
    {
        var rows = Csv("a,b\n1,2\r\n3,\"4\n5,6\n7,8\n");

        Assert.Equal([(2L, "2"), (3, null), (4, "6"), (5, "8")], rows.Select(r => (r.Line, r["b"])));
        Assert.Equal(("3,\"4", "has a quote that is not closed."), (rows[1].Raw, rows[1].Problem));
    }

    [Fact]
    public void A_quote_that_swallows_the_file_is_given_up_in_constant_memory()
    {
        var rows = Csv("a,b\n1,\"" + string.Concat(Enumerable.Repeat("text\n", 500_000)) + "2,3\n4,5\n");

        Assert.NotNull(rows[0].Problem);
        Assert.True(rows[0].Raw.Length <= 1024 * 1024);
        Assert.Equal("5", rows[^1]["b"]);
    }

    [Theory]
    [InlineData("", "CSV is empty")]
    [InlineData("a;b;c\n", "not separated by commas")]
    [InlineData("a,,c\n", "has no name")]
    [InlineData("a,A\n", "twice")]
    public void A_header_that_makes_no_sense_stops_everything(string csv, string message) =>
        Assert.Contains(message, Assert.Throws<ImportException>(() => Csv(csv)).Message, StringComparison.Ordinal);

    [Fact]
    public void Whatever_is_written_as_CSV_is_read_back()
    {
        var text = Gen.Elements("ab,\"\n 'é".ToCharArray()).ArrayOf().Select(c => new string(c));
        Prop.ForAll(
                text.NonEmptyListOf().ToArbitrary(),
                fields =>
                {
                    var csv = new StringBuilder(string.Join(',', fields.Select((_, i) => $"c{i}")));
                    csv.Append('\n')
                        .Append(string.Join(',', fields.Select(f => $"\"{f.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")));
                    var rows = Csv(csv.ToString());
                    return fields.All(string.IsNullOrWhiteSpace) && fields.Count == 1
                        ? rows.Count == 0
                        : rows is [{ Problem: null } row]
                            && fields.Select((f, i) => (row[$"c{i}"] ?? "") == f.Trim()).All(same => same);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void JSON_lines_say_the_same_as_CSV()
    {
        using var file = RecordFile.JsonLines(() =>
            new StringReader(
                """{"customerId":"C-1","phones":["+14155550100","+14155550101"],"notes":null,"tier":3,"keys":{"orderNumber":["7","8"]}}"""
            )
        );
        var row = Assert.Single(file.Records);

        Assert.Equal(["+14155550100", "+14155550101"], row.Several("phones"));
        Assert.Null(row["notes"]);
        Assert.Equal("3", row["tier"]);
        Assert.Equal(["7", "8"], row.Several("key:orderNumber"));
    }

    [Theory]
    [InlineData("{", "is not JSON.")]
    [InlineData("[1]", "is not a JSON object.")]
    public void A_line_that_is_no_object_says_so(string line, string problem)
    {
        using var file = RecordFile.JsonLines(() => new StringReader(line));

        Assert.Equal(problem, Assert.Single(file.Records).Problem);
    }

    [Theory]
    [InlineData("customers.xlsx", "only .csv and .jsonl")]
    [InlineData("no-such-file.csv", "there is no such file")]
    public void A_file_that_cannot_be_opened_says_why(string path, string message) =>
        Assert.Contains(message, Assert.Throws<ImportException>(() => RecordFile.Open(path)).Message, StringComparison.Ordinal);

    private static List<FileRecord> Csv(string text)
    {
        using var file = RecordFile.Csv(() => new StringReader(text));
        return [.. file.Records];
    }
}
