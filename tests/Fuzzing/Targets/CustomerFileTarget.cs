using System.Text;
using ScreenPop.Customers.Import;
using ScreenPop.Customers.Import.Columns;
using ScreenPop.Customers.Import.Rows;
using ScreenPop.Customers.Keys;

namespace ScreenPop.Fuzzing.Targets;

/// <summary>A file of customers, CSV or JSON Lines.</summary>
internal sealed class CustomerFileTarget : FuzzTarget
{
    private static readonly Country? Country = Country.Find("US");

    public override string Name => "customer-file";

    internal override IReadOnlyList<byte[]> Seeds { get; } =
    [
        .. Examples.Files("customers.csv", "simulator", "sample-data"),
        .. Examples.Texts(
            "customerId,name,phones,emails,key:loyalty,notes\nC-1,\"Doe, Jane\",+14155550100|+14155550101,jane@example.test,L-1,\"two\nlines \"\"quoted\"\"\"\nC-2,,,,,\n",
            "Id,IsDeleted,Email\nC-1,true,jane@example.test\nC-2,0,jane@b\u00FCcher.test|jane@xn--bcher-kva.test\n",
            """{"customerId":"C-1","name":"Jane","phones":["+14155550100"],"emails":"jane@example.test","key:loyalty":["L-1"]}"""
                + "\n"
                + """{"customerId":"C-2","notes":null,"tier":1}"""
                + "\n"
        ),
    ];

    public override ValueTask RunAsync(byte[] input)
    {
        var text = Encoding.UTF8.GetString(input);
        try
        {
            using var file = text.StartsWith('{')
                ? RecordFile.JsonLines(() => new StringReader(text))
                : RecordFile.Csv(() => new StringReader(text));
            var rows = new CustomerRow(
                new CustomerColumns(file, ColumnMap.None(), []),
                new ImportOptions { Country = Country },
                new ImportNotes()
            );
            foreach (var record in file.Records)
            {
                Read(rows, record);
            }
        }
        catch (ImportException refused)
        {
            Require(refused.Message.Length is > 0 and < 2_000, "A refusal is a line a person can read.");
        }

        return default;
    }

    private static bool HasAsciiDomain(string address) => Ascii.IsValid(LookupKey.Email(address).Value.Split('@')[^1]);

    private static void Read(CustomerRow rows, FileRecord record)
    {
        try
        {
            if (rows.IsDeleted(record))
            {
                return;
            }

            var customer = rows.Read(record);
            Require(customer.Id.Length > 0, "A customer has an id.");
            Require(customer.Phones.All(phone => PhoneNumber.Parse(phone).E164 == phone), "A customer's numbers are E.164.");
            Require(customer.Emails.All(HasAsciiDomain), "The key of an address has its domain in ASCII.");
        }
        catch (RowRefusedException)
        {
            // The row is reported and kept for the sender of the file.
        }
    }
}
