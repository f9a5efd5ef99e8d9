using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace ScreenPop.Customers.Tests;

/// <summary>Writes a minimal workbook of one sheet by ECMA-376.</summary>
internal static class Workbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    /// <param name="path">The path of the file.</param>
    /// <param name="rows">Texts, numbers, truths and dates, cell by cell.</param>
    public static void Write(string path, IEnumerable<object[]> rows)
    {
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        Add(
            archive,
            "[Content_Types].xml",
            $"""
            <Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>
            """
        );
        Add(archive, "_rels/.rels", Relation("officeDocument", "xl/workbook.xml"));
        Add(archive, "xl/_rels/workbook.xml.rels", Relation("worksheet", "worksheets/sheet1.xml"));
        Add(
            archive,
            "xl/workbook.xml",
            $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets><sheet name="Customers" sheetId="1" r:id="rId1"/></sheets></workbook>"""
        );
        Add(archive, "xl/worksheets/sheet1.xml", Sheet(rows));
    }

    private static string Relation(string type, string target) =>
        $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Relations}/{type}" Target="{target}"/></Relationships>""";

    private static string Sheet(IEnumerable<object[]> rows)
    {
        var xml = new StringBuilder($"""<worksheet xmlns="{Main}"><sheetData>""");
        foreach (var (number, cells) in rows.Index())
        {
            xml.Append(CultureInfo.InvariantCulture, $"""<row r="{number + 1}">""");
            foreach (var (column, cell) in cells.Index())
            {
                var place = $"{(char)('A' + column)}{number + 1}";
                xml.Append(
                    cell switch
                    {
                        double value => string.Create(CultureInfo.InvariantCulture, $"""<c r="{place}"><v>{value}</v></c>"""),
                        bool truth => $"""<c r="{place}" t="b"><v>{(truth ? 1 : 0)}</v></c>""",
                        DateTime day => $"""<c r="{place}" t="d"><v>{day:yyyy-MM-dd}</v></c>""",
                        _ => $"""<c r="{place}" t="inlineStr"><is><t>{SecurityElement.Escape(cell.ToString())}</t></is></c>""",
                    }
                );
            }

            xml.Append("</row>");
        }

        return xml.Append("</sheetData></worksheet>").ToString();
    }

    private static void Add(ZipArchive archive, string name, string text)
    {
        using var entry = new StreamWriter(archive.CreateEntry(name).Open());
        entry.Write("""<?xml version="1.0" encoding="UTF-8"?>""" + text);
    }
}
