using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using ScreenPop.Customers.Import.Files;
using ScreenPop.Customers.Import.Rows;
using ScreenPop.Customers.Table;

namespace ScreenPop.Customers.Import;

/// <summary>Imports a file of lines (the dialed-number directory) into the table: columns number, line, greeting, pop.</summary>
public sealed class LineImport(IAmazonDynamoDB dynamoDb, string tableName, ImportOptions options)
{
    private const int MaxNameBytes = 128;

    private readonly BatchRequests requests = new(dynamoDb, tableName, options.Clock);
    private static readonly string[] Known = ["number", "line", "greeting", "pop"];

    private readonly ImportCounters counters = new();
    private readonly ImportNotes notes = new();

    /// <summary>The places of the lines in the file, by partition: two spellings of a number are one line.</summary>
    private readonly Dictionary<string, long> places = [];

    /// <summary>The progress so far; after an interruption or a failure, the work that was done.</summary>
    public ImportReport Report => counters.Report with { Ignored = notes.Ignored };

    /// <exception cref="ImportException">The file has no numbers or is not readable to its end, or the table accepts no
    /// writes.</exception>
    public async Task<ImportReport> RunAsync(RecordFile file, CancellationToken cancellationToken = default)
    {
        if (file.Columns is { } columns && !columns.Contains("number", StringComparer.OrdinalIgnoreCase))
        {
            throw new ImportException($"{file.Name} has no column number; its columns are {HeaderNames.Tell(columns)}.");
        }

        var waiting = new Dictionary<string, Line>();
        try
        {
            await ReadAsync(file, waiting, cancellationToken).ConfigureAwait(false);
        }
        catch (ImportException broken) when (broken is not TableNotAcceptingException)
        {
            await ImportAsync(waiting, cancellationToken).ConfigureAwait(false);
            throw broken.AfterRows(options.DryRun);
        }

        await ImportAsync(waiting, cancellationToken).ConfigureAwait(false);
        return Report;
    }

    /// <summary>Removes lines that the file no longer has from the table. A line in another spelling stays.</summary>
    public Task RemoveAsync(IEnumerable<string> gone, CancellationToken cancellationToken) =>
        requests.WriteAsync(
            gone.Where(number => !places.ContainsKey(LineItem.Partition(number)))
                .Select(number => new WriteRequest(new DeleteRequest(LineItem.Key(number)))),
            tally: null,
            cancellationToken
        );

    private async Task ReadAsync(RecordFile file, Dictionary<string, Line> waiting, CancellationToken cancellationToken)
    {
        foreach (var record in file.Records)
        {
            counters.Add(rows: 1);
            try
            {
                var line = Read(record);
                var partition = LineItem.Partition(line.Number);
                if (!places.TryAdd(partition, record.Line))
                {
                    throw new RowRefusedException(
                        $"has the number of line {places[partition]}.",
                        "has the number of an earlier row."
                    );
                }

                options.OnLine?.Invoke(record, line);
                if (waiting.Count == BatchRequests.MaxReads)
                {
                    await ImportAsync(waiting, cancellationToken).ConfigureAwait(false);
                }

                waiting.Add(partition, line);
            }
            catch (RowRefusedException e)
            {
                counters.Add(refused: 1);
                options.OnRefused?.Invoke(new RefusedRow(record.Line, e.Message, record.Raw) { Kind = e.Kind ?? e.Message });
            }
        }
    }

    private async Task ImportAsync(Dictionary<string, Line> waiting, CancellationToken cancellationToken)
    {
        if (waiting.Count == 0)
        {
            return;
        }

        var items = await requests
            .ReadAsync([.. waiting.Values.Select(line => LineItem.Key(line.Number))], attributes: null, cancellationToken)
            .ConfigureAwait(false);
        var present = items.Select(LineItem.Read).OfType<Line>().ToDictionary(l => LineItem.Partition(l.Number));
        var tally = new WriteTally(counters);
        var changes = new List<WriteRequest>();
        foreach (var (partition, line) in waiting.Where(l => present.GetValueOrDefault(l.Key) != l.Value))
        {
            var change = new WriteRequest(new PutRequest(LineItem.Write(line)));
            changes.Add(change);
            tally.Finishes(change, isNew: !present.ContainsKey(partition));
        }

        counters.Add(unchanged: waiting.Count - changes.Count);
        if (options.DryRun)
        {
            tally.Add(changes);
        }
        else
        {
            await requests.WriteAsync(changes, tally, cancellationToken).ConfigureAwait(false);
        }

        options.OnProgress?.Invoke(counters.Report);
        waiting.Clear();
    }

    private Line Read(FileRecord record)
    {
        RowChecks.Readable(record);
        foreach (var (column, _) in record.Fields.Where(f => f.Value.Length > 0))
        {
            if (!Known.Contains(column, StringComparer.OrdinalIgnoreCase) && !RefusedRowsFile.IsOwnColumn(column))
            {
                notes.CountIgnored(column);
            }
        }

        var number = ValueList.WithoutApostrophe(RowChecks.Required(record, "number", 256));
        return new Line(
            number.Contains('@', StringComparison.Ordinal)
                ? RowChecks.Email("number", number)
                : RowChecks.Phone("number", number, options.Country),
            RowChecks.Required(record, "line", MaxNameBytes),
            Optional(record, "greeting"),
            Optional(record, "pop")
        );
    }

    private static string? Optional(FileRecord record, string column) =>
        record[column] is { } text ? RowChecks.Text(column, text) : null;
}
