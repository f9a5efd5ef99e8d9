using System.Globalization;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using ScreenPop.Customers.Import.Rows;

namespace ScreenPop.Customers.Import.Files;

/// <summary>
/// Reads the rows of the first sheet of a workbook (.xlsx). It takes texts and numbers as stored, not as displayed:
/// 7210450000123 stays that number where the cell shows 7.21045E+12.
/// </summary>
/// <param name="name">The file's name, for messages.</param>
/// <param name="open">Opens the file at its beginning. The caller disposes of the stream.</param>
internal sealed class WorkbookRecords(string name, Func<Stream> open)
{
    /// <summary>A workbook stores fifteen digits of a number exactly.</summary>
    private const double MostExact = 1e15;

    private int headerRow;

    /// <summary>The reader requests Windows-1252 even for .xlsx workbooks, which cannot use it.</summary>
    static WorkbookRecords() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public IReadOnlyList<string> Header { get; private set; } = [];

    /// <exception cref="ImportException">The file is not a workbook, or its first sheet is empty.</exception>
    public void ReadHeader()
    {
        using var sheet = Open();
        for (var row = 1; sheet.Read(); row++)
        {
            var cells = Cells(sheet);
            if (cells.Exists(cell => cell.Length > 0))
            {
                headerRow = row;
                Header = HeaderNames.Check(name, cells);
                return;
            }
        }

        throw new ImportException($"{name}: the first sheet is empty; its first row must name the columns.");
    }

    public IEnumerable<FileRecord> Read()
    {
        using var sheet = Open();
        for (var row = 1; sheet.Read(); row++)
        {
            var cells = row > headerRow ? Cells(sheet) : [];
            var odd = OddIn(sheet, cells.Count);
            if (cells.Exists(cell => cell.Length > 0))
            {
                while (cells.Count < Header.Count)
                {
                    cells.Add("");
                }

                yield return FileRecord.Of(row, Csv(cells), Header, cells, odd);
            }
        }
    }

    private IExcelDataReader Open()
    {
        try
        {
            return ExcelReaderFactory.CreateOpenXmlReader(open());
        }
        catch (Exception e) when (e is ExcelReaderException or InvalidDataException or System.Xml.XmlException)
        {
            throw new ImportException($"{name} is not a readable .xlsx workbook, or it has a password.", e);
        }
    }

    private static List<string> Cells(IExcelDataReader sheet)
    {
        var cells = new List<string>(sheet.FieldCount);
        for (var i = 0; i < sheet.FieldCount; i++)
        {
            cells.Add(Text(sheet.GetValue(i)));
        }

        while (cells.Count > 0 && cells[^1].Length == 0)
        {
            cells.RemoveAt(cells.Count - 1);
        }

        return cells;
    }

    private static Dictionary<int, string> OddIn(IExcelDataReader sheet, int count)
    {
        var odd = new Dictionary<int, string>();
        for (var i = 0; i < count; i++)
        {
            switch (sheet.GetValue(i))
            {
                case bool:
                    odd[i] = OddValue.Truth;
                    break;
                case DateTime or TimeSpan:
                    odd[i] = OddValue.Date;
                    break;
            }
        }

        return odd;
    }

    private static string Text(object? cell) =>
        cell switch
        {
            null or double and (double.NaN or double.PositiveInfinity or double.NegativeInfinity) => "",
            double number when Math.Abs(number) < MostExact => number.ToString("0.###############", CultureInfo.InvariantCulture),
            double number => number.ToString("0.#####E+00", CultureInfo.InvariantCulture),
            bool truth => truth ? "true" : "false",
            DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
            _ => cell.ToString() ?? "",
        };

    private static string Csv(List<string> cells)
    {
        var line = new StringBuilder();
        foreach (var cell in cells)
        {
            line.Append(line.Length > 0 ? "," : "").Append(RefusedRowsFile.Quote(cell));
        }

        return line.ToString();
    }
}
