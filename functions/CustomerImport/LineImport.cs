using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using ScreenPop.Customers.Table;

namespace ScreenPop.Customers.Import;

/// <summary>Puts a file of lines (the dialed-number directory) into the table: columns number, line, greeting, pop.</summary>
public sealed class LineImport(IAmazonDynamoDB dynamoDb, string tableName, ImportOptions options)
{
    private const int MaxNameBytes = 128;

    private readonly BatchRequests requests = new(dynamoDb, tableName, options.Clock);
    private readonly ImportCounters counters = new();

    /// <exception cref="ImportException">The file has no numbers, or the table accepts nothing.</exception>
    public async Task<ImportReport> RunAsync(RecordFile file, CancellationToken cancellationToken = default)
    {
        if (file.Columns is { } columns && !columns.Contains("number", StringComparer.OrdinalIgnoreCase))
        {
            throw new ImportException($"{file.Name} has no column number; its columns are {string.Join(", ", columns)}.");
        }

        var waiting = new Dictionary<string, Line>();
        foreach (var record in file.Records)
        {
            counters.Add(rows: 1);
            try
            {
                var line = Read(record);
                if (waiting.Count == BatchRequests.MaxReads || waiting.ContainsKey(line.Number))
                {
                    await ImportAsync(waiting, cancellationToken).ConfigureAwait(false);
                }

                waiting.Add(line.Number, line);
            }
            catch (RowRefusedException e)
            {
                counters.Add(refused: 1);
                options.OnRefused?.Invoke(new RefusedRow(record.Line, e.Message, record.Raw));
            }
        }

        await ImportAsync(waiting, cancellationToken).ConfigureAwait(false);
        return counters.Report;
    }

    private async Task ImportAsync(Dictionary<string, Line> waiting, CancellationToken cancellationToken)
    {
        if (waiting.Count == 0)
        {
            return;
        }

        var items = await requests
            .ReadAsync([.. waiting.Keys.Select(LineItem.Key)], attributes: null, cancellationToken)
            .ConfigureAwait(false);
        var present = items.Select(LineItem.Read).OfType<Line>().ToDictionary(l => l.Number);
        var changes = waiting.Values.Where(l => present.GetValueOrDefault(l.Number) != l).ToList();
        if (!options.DryRun)
        {
            await requests
                .WriteAsync(changes.Select(l => new WriteRequest(new PutRequest(LineItem.Write(l)))), cancellationToken)
                .ConfigureAwait(false);
        }

        var added = changes.Count(l => !present.ContainsKey(l.Number));
        counters.Add(
            added: added,
            changed: changes.Count - added,
            unchanged: waiting.Count - changes.Count,
            written: changes.Count
        );
        options.OnProgress?.Invoke(counters.Report);
        waiting.Clear();
    }

    private Line Read(FileRecord record)
    {
        RowChecks.Readable(record);
        var number = RowChecks.Required(record, "number", 256);
        return new Line(
            number.Contains('@', StringComparison.Ordinal)
                ? RowChecks.Email("number", number)
                : RowChecks.Phone("number", number, options.Country),
            RowChecks.Required(record, "line", MaxNameBytes),
            record["greeting"],
            record["pop"]
        );
    }
}
