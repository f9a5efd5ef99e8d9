using System.Text;

namespace ScreenPop.Customers.Import;

/// <summary>
/// Reads CSV as RFC 4180 describes it: comma, quotes doubled inside quotes, line breaks allowed inside quotes.
/// A row that cannot be read is told apart from the next one, so that one bad row costs no other.
/// </summary>
internal sealed class CsvReader(TextReader reader)
{
    /// <summary>A row longer than this is a quote that was never closed; keeps memory constant.</summary>
    private const int MaxRecordLength = 1024 * 1024;

    private readonly List<string> fields = [];
    private readonly StringBuilder field = new();
    private readonly StringBuilder raw = new();
    private string[] header = [];
    private long line = 1;

    public IReadOnlyList<string> ReadHeader(string name)
    {
        var problem = ReadRow(out var found);
        if (!found)
        {
            throw new ImportException($"{name} is empty; the first line must name the columns.");
        }

        header = [.. fields.Select(f => f.Trim())];
        if (header.Length == 1 && header[0].IndexOfAny([';', '\t']) >= 0)
        {
            throw new ImportException($"{name} is not separated by commas; save it as comma-separated CSV in UTF-8.");
        }

        if (problem is not null || header.Any(h => h.Length == 0))
        {
            throw new ImportException($"{name}: {problem ?? "a column of the first line has no name."}");
        }

        var repeated = header.GroupBy(h => h, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1);
        return repeated is null ? header : throw new ImportException($"{name} has the column {repeated.Key} twice.");
    }

    public IEnumerable<FileRecord> ReadRecords()
    {
        while (true)
        {
            var first = line;
            var problem = ReadRow(out var found);
            if (!found)
            {
                yield break;
            }

            if (problem is null && fields.Count == 1 && fields[0].Trim().Length == 0)
            {
                continue;
            }

            yield return problem is not null ? FileRecord.Unreadable(first, raw.ToString(), problem)
                : fields.Count != header.Length ? FileRecord.Unreadable(
                    first, raw.ToString(), $"has {fields.Count} fields where the first line names {header.Length}.")
                : new FileRecord(first, raw.ToString(), ByColumn());
        }
    }

    private Dictionary<string, string> ByColumn()
    {
        var values = new Dictionary<string, string>(header.Length, StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < header.Length; i++)
        {
            values[header[i]] = fields[i];
        }

        return values;
    }

    /// <summary>Reads one row into <see cref="fields"/> and <see cref="raw"/>.</summary>
    /// <returns>What is wrong with it; null when nothing is.</returns>
    private string? ReadRow(out bool found)
    {
        fields.Clear();
        field.Clear();
        raw.Clear();
        var quoted = false;
        var wasQuoted = false;
        string? problem = null;
        int c;
        while ((c = reader.Read()) >= 0)
        {
            if (c == '\r' && reader.Peek() == '\n')
            {
                c = reader.Read();
            }

            var lineEnd = c is '\n' or '\r';
            line += lineEnd ? 1 : 0;
            if (lineEnd && (!quoted || problem is not null))
            {
                break;
            }

            if (raw.Length == MaxRecordLength)
            {
                problem ??= "is longer than a million characters; a quote was opened and not closed.";
                continue;
            }

            raw.Append((char)c);
            if (quoted)
            {
                if (c != '"')
                {
                    field.Append((char)c);
                }
                else if (reader.Peek() == '"')
                {
                    raw.Append((char)reader.Read());
                    field.Append('"');
                }
                else
                {
                    quoted = false;
                }
            }
            else if (c == ',')
            {
                EndField();
                wasQuoted = false;
            }
            else if (c == '"' && field.Length == 0 && !wasQuoted)
            {
                quoted = wasQuoted = true;
            }
            else
            {
                problem ??= wasQuoted && !char.IsWhiteSpace((char)c) ? "has text after a closing quote." : null;
                field.Append((char)c);
            }
        }

        found = c >= 0 || raw.Length > 0;
        EndField();
        return problem ?? (quoted ? "has a quote that is not closed." : null);
    }

    private void EndField()
    {
        fields.Add(field.ToString());
        field.Clear();
    }
}
