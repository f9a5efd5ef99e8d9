using FsCheck;
using FsCheck.Fluent;
using ScreenPop.Customers.Import;
using ScreenPop.Customers.Import.Files;

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
    [InlineData("a,,c\n", "has no name")]
    [InlineData("\"a,b\n", "not closed")]
    public void A_header_that_makes_no_sense_stops_everything(string csv, string message) =>
        Assert.Contains(message, Assert.Throws<ImportException>(() => Csv(csv)).Message, StringComparison.Ordinal);

    [Fact]
    public void Whatever_is_written_as_CSV_is_read_back()
    {
        // A value of several lines contains no comma. Otherwise its lines could be rows of their own between two stray quotes.
        var values = Text.Where(value =>
            !value.Contains(',', StringComparison.Ordinal) || !value.Contains('\n', StringComparison.Ordinal)
        );
        Prop.ForAll(values.NonEmptyListOf().ToArbitrary(), fields => IsReadBack(fields, Csv(Written(fields))))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));
    }

    [Fact]
    public void A_row_that_could_be_several_is_read_back_or_reported() =>
        Prop.ForAll(
                Text.NonEmptyListOf().ToArbitrary(),
                fields => Csv(Written(fields)) is var rows && (IsReadBack(fields, rows) || rows[0].Problem is not null)
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    private static readonly Gen<string> Text = Gen.Elements("ab,\"\n 'é".ToCharArray()).ArrayOf().Select(c => new string(c));

    /// <summary>A header and one row in which every field is quoted.</summary>
    private static string Written(List<string> fields) =>
        string.Join(',', fields.Select((_, i) => $"c{i}"))
        + '\n'
        + string.Join(',', fields.Select(f => $"\"{f.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));

    private static bool IsReadBack(List<string> fields, List<FileRecord> rows) =>
        fields.All(string.IsNullOrWhiteSpace) && fields.Count == 1
            ? rows.Count == 0
            : rows is [{ Problem: null } row] && fields.Select((f, i) => (row[$"c{i}"] ?? "") == f.Trim()).All(same => same);

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
    [InlineData("customers.docx", "only .csv, .tsv, .txt, .jsonl and .xlsx")]
    [InlineData("customers.xls", "save it as .xlsx")]
    [InlineData("no-such-file.csv", "there is no such file")]
    public void A_file_that_cannot_be_opened_says_why(string path, string message) =>
        Assert.Contains(message, Assert.Throws<ImportException>(() => RecordFile.Open(path)).Message, StringComparison.Ordinal);

    /// <summary>By RFC 4180 these are two long fields. The lines between them are rows.</summary>
    [Fact]
    public void A_stray_quote_in_one_row_and_another_further_down_cost_no_row_between()
    {
        var rows = Csv("id,name,phones\nC-1,\"Ann,1\nC-2,Bea,2\nC-3,Cem,3\nC-4,Dee,\"\nC-5,Eve,5\n");

        Assert.Equal([null, "C-2", "C-3", null, "C-5"], rows.Select(r => r["id"]));
        Assert.Equal("C-1,\"Ann,1", rows[0].Raw);
    }

    [Theory]
    [InlineData("id,notes\nC-1,\"Asked for a call,\nthanks, bye\"\nC-2,x\n")]
    [InlineData("id,notes\nC-1,\"one\n\ntwo \"\"three\"\"\"\nC-2,x\n")]
    [InlineData("id,notes\n\"C-1\n\",x\nC-2,x\n")]
    [InlineData("id,notes\n\"C-1\",\"a\n1. b, c, d\"\nC-2,x\n")]
    [InlineData("id,notes,a,b\n\"C-1\",\"one\n\",\"\",\",b,c,d\"\nC-2,x,,\n")]
    public void A_note_of_several_lines_is_one_value(string csv)
    {
        var rows = Csv(csv);

        Assert.Equal(["C-1", "C-2"], rows.Select(r => r["id"]));
        Assert.All(rows, row => Assert.Null(row.Problem));
    }

    /// <summary>Every line starts a search for its closing quote. No search may read the whole file again.</summary>
    [Theory]
    [InlineData("C-1,\"x")]
    [InlineData("x\",\"y")]
    [InlineData("x,\"\"\"")]
    public void Stray_quotes_in_every_row_are_read_in_linear_time(string row)
    {
        const int rows = 50_000;
        var csv = new CsvRecords("CSV", () => new StringReader("id,name\n" + string.Concat(Enumerable.Repeat(row + "\n", rows))));
        csv.ReadHeader();

        Assert.NotEmpty(csv.Read().ToList());
        Assert.InRange(csv.LinesTaken, rows, 3 * rows);
    }

    [Theory]
    [InlineData("id;name\n1;Jane\n")]
    [InlineData("id\tname\n1\tJane\n")]
    [InlineData("id|name\n1|Jane\n")]
    [InlineData("sep=;\nid;name\n1;Jane\n")]
    [InlineData("\"id\";\"name, in full\";name\n1;;Jane\n")]
    [InlineData("\uFEFFid,name\r1,Jane\r")]
    public void The_header_tells_the_separator(string csv)
    {
        var row = Assert.Single(Csv(csv));

        Assert.Equal(("1", "Jane"), (row["id"], row["name"]));
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("windows-1252", false)]
    public void The_bytes_of_a_file_tell_its_encoding(string name, bool isMarked)
    {
        var encoding = RecordFile.FindEncoding(name)!;
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid() + ".csv");
        try
        {
            byte[] mark = isMarked ? encoding.GetPreamble() : [];
            File.WriteAllBytes(path, [.. mark, .. encoding.GetBytes("id;name\n1;J\u00F6rg \u2013 M\u00FCller\n")]);
            using var file = RecordFile.Open(path);

            Assert.Equal("J\u00F6rg \u2013 M\u00FCller", Assert.Single(file.Records)["name"]);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_line_of_JSON_over_a_megabyte_is_refused_unread_and_the_next_is_read()
    {
        using var file = RecordFile.JsonLines(() =>
            new StringReader("{\"id\":\"" + new string('x', 5_000_000) + "\"}\n{\"id\":\"2\"}\n")
        );
        var rows = file.Records.ToList();

        Assert.Equal(("is longer than 1 MB.", 1024), (rows[0].Problem, rows[0].Raw.Length));
        Assert.Equal("2", rows[1]["id"]);
    }

    private static List<FileRecord> Csv(string text)
    {
        using var file = RecordFile.Csv(() => new StringReader(text));
        return [.. file.Records];
    }
}
