using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using Amazon.DynamoDBv2;
using ScreenPop.Customers.Import.Columns;
using ScreenPop.Customers.Import.Rows;

namespace ScreenPop.Customers.Import;

/// <summary>
/// Streams a customer file into the table. A second run of the same file completes a run that was cut off. After a complete run,
/// it changes nothing. Of several rows with one id, the import takes the first and refuses the others.
/// </summary>
public sealed class CustomerImport(IAmazonDynamoDB dynamoDb, string tableName, ImportOptions options)
{
    private readonly ImportCounters counters = new();
    private readonly ImportNotes notes = new();
    private readonly IdSet ids = new();

    /// <summary>Ids of refused rows. These customers are in the file, so they do not count as missing.</summary>
    private readonly HashSet<string> refusedIds = [];
    private long unreadableIds;

    /// <summary>The progress so far; after an interruption or a failure, the work that was done.</summary>
    public ImportReport Report => counters.Report with { Ignored = notes.Ignored, LeftOut = notes.LeftOut };

    /// <summary>Refused rows whose id cannot be read. While there are any, no customer counts as missing.</summary>
    public long UnreadableIds => unreadableIds;

    /// <summary>Whether the import has a column of this name. An attribute cannot declare such a name.</summary>
    public static bool IsStandardColumn(string column) => CustomerColumns.IsStandard(column);

    /// <summary>Returns how the import reads the columns of a file.</summary>
    /// <exception cref="ImportException">The header is not usable.</exception>
    public static ColumnReading Columns(RecordFile file, ImportOptions options) => new(ColumnsOf(file, options));

    /// <exception cref="ImportException">The file is not usable or not readable to its end, or the table accepts no
    /// writes.</exception>
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
        catch (Exception e)
        {
            problem = e;
        }

        foreach (var lane in lanes)
        {
            lane.Writer.TryComplete();
        }

        // The rows read before the file failed are still written: the next run has less to do. A worker that fails stops the
        // reading, and its exception is thrown here. The report is final only after the last worker.
        await Task.WhenAll(workers).ConfigureAwait(false);
        if (problem is ImportException broken)
        {
            throw broken.AfterRows(options.DryRun);
        }

        if (problem is not null)
        {
            ExceptionDispatchInfo.Throw(problem);
        }

        return Report.IsBalanced
            ? Report
            : throw new ImportException(
                $"{Report.Rows} rows were read and the report does not account for all of them: this is a bug in the import."
            );
    }

    /// <summary>Finds the customers that are in the table but not in the file. Call it after a complete run.</summary>
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
                if (rows.IsDeleted(record))
                {
                    counters.Add(rows: 1, markedDeleted: 1);
                    continue;
                }

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
            options.OnCustomer?.Invoke(customer);
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
