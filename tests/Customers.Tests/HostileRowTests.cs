using ScreenPop.Customers.Import;
using ScreenPop.Customers.Import.Columns;
using ScreenPop.Customers.Import.Rows;
using ScreenPop.Customers.Keys;

namespace ScreenPop.Customers.Tests;

/// <summary>Values that are no keys are refused with column and remedy, and never become a key that nobody can meet.</summary>
public sealed class HostileRowTests
{
    [Theory]
    [InlineData("C\u200B1,A-1", "customerId has an invisible character; type the value again.")]
    [InlineData("C\u00AD1,A-1", "customerId has an invisible character; type the value again.")]
    [InlineData("C\U000E00411,A-1", "customerId has an invisible character; type the value again.")]
    [InlineData("C\t1,A-1", "customerId has an invisible character; type the value again.")]
    [InlineData("C-1,A\u2060-1", "account has an invisible character; type the value again.")]
    [InlineData("#REF!,A-1", "customerId is empty.")]
    [InlineData("N/A,A-1", "customerId is empty.")]
    [InlineData("null,A-1", "customerId is empty.")]
    public void A_value_that_is_no_key_is_refused(string row, string reason) =>
        Assert.Equal(reason, Assert.Throws<RowRefusedException>(() => Read("customerId,account\n" + row + "\n")).Message);

    [Theory]
    [InlineData("\u200EC-1,A-1", "C-1", "A-1")]
    [InlineData("\uFEFFC-1,\u202AA-1\u202C", "C-1", "A-1")]
    [InlineData("C-1,n/a", "C-1", null)]
    [InlineData("C-1,#N/A", "C-1", null)]
    [InlineData("0,A-1", "0", "A-1")]
    public void What_is_around_a_key_or_stands_for_none_is_left_out(string row, string id, string? account)
    {
        var customer = Read("customerId,account\n" + row + "\n");

        Assert.Equal((id, account), (customer.Id, customer.Account));
    }

    [Theory]
    [InlineData("""{"customerId":{"a":1},"phones":"+14155550100"}""", "customerId is an object; write one text or number.")]
    [InlineData("""{"customerId":["C-1","C-2"],"phones":"+14155550100"}""", "customerId is a list; write one text or number.")]
    [InlineData("""{"customerId":true,"phones":"+14155550100"}""", "customerId is true or false; write one text or number.")]
    [InlineData("""{"customerId":"C-1","name":{"first":"Jane"}}""", "name is an object; write one text or number.")]
    [InlineData(
        """{"customerId":"C-1","phones":[{"number":"+14155550100"}]}""",
        "phones is an object; write one text or number."
    )]
    [InlineData("""{"customerId":"C-1","keys":{"order":{"a":1}}}""", "key:order is an object; write one text or number.")]
    public void A_value_of_another_type_is_refused(string line, string reason)
    {
        using var file = RecordFile.JsonLines(() => new StringReader(line));

        Assert.Equal(reason, Assert.Throws<RowRefusedException>(() => Read(file)).Message);
    }

    [Fact]
    public void Lists_of_lists_and_own_fields_of_any_type_are_taken()
    {
        using var file = RecordFile.JsonLines(() =>
            new StringReader(
                """{"customerId":"C-1","phones":[["+14155550100"],["+14155550101",null]],"vip":true,"address":{"city":"Ulm"}}"""
            )
        );

        Assert.Equal(["+14155550100", "+14155550101"], Read(file).Phones);
    }

    [Fact]
    public void A_date_in_a_workbook_is_no_key()
    {
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid() + ".xlsx");
        try
        {
            Workbook.Write(
                path,
                [
                    ["customerId", "notes", "phones"],
                    [new DateTime(2026, 3, 12), "x", "+14155550100"],
                    ["C-2", new DateTime(2026, 3, 12), "+14155550101"],
                ]
            );
            using var file = RecordFile.Open(path);
            var rows = Rows(file);
            var records = file.Records.ToList();

            Assert.Equal(
                "customerId is a date; a spreadsheet may have made it one: format its column as text and export it again.",
                Assert.Throws<RowRefusedException>(() => rows.Read(records[0])).Message
            );
            Assert.Equal("2026-03-12", rows.Read(records[1]).Notes);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("+14155550100，+14155550101")]
    [InlineData("+14155550100、+14155550101")]
    [InlineData("+14155550100；+14155550101")]
    [InlineData("+14155550100\t+14155550101")]
    public void A_list_is_split_at_the_separators_of_other_scripts(string phones) =>
        Assert.Equal(["+14155550100", "+14155550101"], Read($"customerId,phones\nC-1,{phones}\n").Phones);

    [Theory]
    [InlineData(
        "customerId,,phones\nC-1,,+14155550100\n",
        "column 2 of the first line has no name; name it, or delete the column."
    )]
    [InlineData("customerId,ph\u001B[31mones\nC-1,+14155550100\n", "is not a text file")]
    public void A_header_that_is_none_is_named_with_the_remedy(string csv, string message) =>
        Assert.Contains(
            message,
            Assert.Throws<ImportException>(() => RecordFile.Csv(() => new StringReader(csv))).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_header_of_a_million_columns_is_not_read_in_part()
    {
        var csv = "customerId,phones," + string.Join(',', Enumerable.Range(0, 1_000_000)) + "\nC-1,+14155550100\n";

        Assert.Contains(
            "the first line is longer than 1 MB.",
            Assert.Throws<ImportException>(() => RecordFile.Csv(() => new StringReader(csv))).Message,
            StringComparison.Ordinal
        );
    }

    private static Customer Read(string csv)
    {
        using var file = RecordFile.Csv(() => new StringReader(csv));
        return Read(file);
    }

    private static Customer Read(RecordFile file) => Rows(file).Read(file.Records.First());

    private static CustomerRow Rows(RecordFile file)
    {
        var options = new ImportOptions { Country = Country.Find("US") };
        return new CustomerRow(new CustomerColumns(file, options.Map, options.OwnFields), options, new ImportNotes());
    }
}
