using System.Threading.Channels;
using Amazon.DynamoDBv2;
using ScreenPop.Customers.Import.Columns;
using ScreenPop.Customers.Import.Rows;

namespace ScreenPop.Customers.Import;

/// <summary>
/// Streams a customer file into the table. Running it twice changes nothing the second time; a run that was cut off is
/// completed by running it again. Of several rows with one id the first goes in and the others are refused.
/// </summary>
public sealed class CustomerImport(IAmazonDynamoDB dynamoDb, string tableName, ImportOptions options)
{
    private readonly ImportCounters counters = new();
    private readonly ImportNotes notes = new();
    private readonly IdSet ids = new();

    /// <summary>Ids of rows that were refused: they are in the file all the same.</summary>
    private readonly HashSet<string> refusedIds = [];
    private long unreadableIds;

    /// <summary>What was done so far; after an interruption or a failure, what was done at all.</summary>
    public ImportReport Report => counters.Report with { Ignored = notes.Ignored, LeftOut = notes.LeftOut };

    /// <summary>
    /// Rows that were refused and whose customer cannot be told: nobody may be called missing as long as there are any.
    /// </summary>
    public long UnreadableIds => unreadableIds;

    /// <summary>Whether the import has a column of this name, which no attribute can declare.</summary>
    public static bool IsStandardColumn(string column) => CustomerColumns.IsStandard(column);

    /// <summary>How the columns of a file are understood.</summary>
    /// <exception cref="ImportException">The header cannot be used.</exception>
    public static ColumnReading Columns(RecordFile file, ImportOptions options) => new(ColumnsOf(file, options));

    /// <exception cref="ImportException">The file cannot be used or read to its end, or the table accepts nothing.</exception>
    public async Task<ImportReport> RunAsync(RecordFile file, CancellationToken cancellationToken = default)
    {
        var columns = ColumnsOf(file, options);
        FileChecks.Check(file, columns, options);

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var lanes = Enumerable
            .Range(0, options.Parallelism)
            .Select(_ => Channel.CreateBounded<Customer>(BatchRequests.MaxReads))
            .ToArray();
        var workers = lanes.Select(lane => WorkAsync(lane.Reader, stop)).ToArray();
        Exception? problem = null;
        try
        {
            await ReadAsync(file, new CustomerRow(columns, options, notes), lanes, stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // A worker failed and stopped the reading; what it failed with is thrown below.
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            problem = e;
        }
        finally
        {
            foreach (var lane in lanes)
            {
                lane.Writer.TryComplete();
            }
        }

        // What was read before the file failed is written all the same: then the next run has less to do.
        await Task.WhenAll(workers).ConfigureAwait(false);
        if (problem is not null)
        {
            throw new ImportException(
                $"{file.Name} cannot be read beyond line {counters.Report.Rows + 1}: {problem.Message} What stands before is in the table; run the same command again to go on.",
                problem
            );
        }

        return Report.IsBalanced
            ? Report
            : throw new ImportException(
                $"{Report.Rows} rows were read and not all of them accounted for: this is a fault of the import."
            );
    }

    /// <summary>Customers in the table that were not in the file. Call it when the import has come to its end.</summary>
    public MissingCustomers FindMissing() =>
        new(
            dynamoDb,
            tableName,
            new BatchRequests(dynamoDb, tableName, options.Clock),
            id => ids.Contains(id) || refusedIds.Contains(id)
        );

    private static CustomerColumns ColumnsOf(RecordFile file, ImportOptions options) => new(file, options.Map, options.OwnFields);

    private async Task ReadAsync(
        RecordFile file,
        CustomerRow rows,
        Channel<Customer>[] lanes,
        CancellationToken cancellationToken
    )
    {
        foreach (var record in file.Records)
        {
            Customer customer;
            try
            {
                customer = rows.Read(record);
                if (ids.Add(customer.Id, record.Line) is { } line)
                {
                    throw new RowRefusedException($"has the customerId of line {line}.", "has the customerId of an earlier row.");
                }
            }
            catch (RowRefusedException e)
            {
                Refuse(record, rows, e);
                continue;
            }

            counters.Add(rows: 1);
            var lane = lanes[(uint)string.GetHashCode(customer.Id, StringComparison.Ordinal) % lanes.Length];
            await lane.Writer.WriteAsync(customer, cancellationToken).ConfigureAwait(false);
        }
    }

    private void Refuse(FileRecord record, CustomerRow rows, RowRefusedException reason)
    {
        counters.Add(rows: 1, refused: 1);
        if (options.Replace)
        {
            _ = rows.IdOf(record) is { } id ? refusedIds.Add(id) : ++unreadableIds > 0;
        }

        options.OnRefused?.Invoke(
            new RefusedRow(record.Line, reason.Message, record.Raw) { Kind = reason.Kind ?? reason.Message }
        );
    }

    private async Task WorkAsync(ChannelReader<Customer> lane, CancellationTokenSource stop)
    {
        var chunk = new CustomerChunk(new BatchRequests(dynamoDb, tableName, options.Clock), options.DryRun, counters);
        var waiting = new List<Customer>(BatchRequests.MaxReads);
        try
        {
            await foreach (var customer in lane.ReadAllAsync(stop.Token).ConfigureAwait(false))
            {
                if (waiting.Count == BatchRequests.MaxReads)
                {
                    await ImportAsync(chunk, waiting, stop.Token).ConfigureAwait(false);
                }

                waiting.Add(customer);
            }

            await ImportAsync(chunk, waiting, stop.Token).ConfigureAwait(false);
        }
        catch
        {
            await stop.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task ImportAsync(CustomerChunk chunk, List<Customer> waiting, CancellationToken cancellationToken)
    {
        if (waiting.Count > 0)
        {
            await chunk.ImportAsync(waiting, cancellationToken).ConfigureAwait(false);
            waiting.Clear();
            options.OnProgress?.Invoke(counters.Report);
        }
    }
}
