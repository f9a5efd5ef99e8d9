using System.Threading.Channels;
using Amazon.DynamoDBv2;

namespace ScreenPop.Customers.Import;

/// <summary>
/// Streams a customer file into the table. Running it twice changes nothing the second time; a run that was cut off is
/// completed by running it again. Rows of the same customer are handled in file order, so the last one stands.
/// </summary>
public sealed class CustomerImport(IAmazonDynamoDB dynamoDb, string tableName, ImportOptions options)
{
    private readonly ImportCounters counters = new();

    /// <exception cref="ImportException">The file has no customer ids, or the table accepts nothing.</exception>
    public async Task<ImportReport> RunAsync(RecordFile file, CancellationToken cancellationToken = default)
    {
        if (file.Columns is { } columns && !columns.Contains(CustomerColumns.Id, StringComparer.OrdinalIgnoreCase))
        {
            throw new ImportException(
                $"{file.Name} has no column {CustomerColumns.Id}; its columns are {string.Join(", ", columns)}."
            );
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var lanes = Enumerable
            .Range(0, options.Parallelism)
            .Select(_ => Channel.CreateBounded<Customer>(BatchRequests.MaxReads))
            .ToArray();
        var workers = lanes.Select(lane => WorkAsync(lane.Reader, stop)).ToArray();
        try
        {
            await ReadAsync(file, lanes, stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // A worker failed and stopped the reading; what it failed with is thrown below.
        }
        finally
        {
            foreach (var lane in lanes)
            {
                lane.Writer.TryComplete();
            }
        }

        await Task.WhenAll(workers).ConfigureAwait(false);
        return counters.Report;
    }

    /// <summary>Columns of the file that mean nothing to the import.</summary>
    public static IReadOnlyList<string> UnknownColumns(RecordFile file) =>
        [.. file.Columns?.Where(c => !CustomerColumns.IsKnown(c) && !RefusedRowsFile.IsOwnColumn(c)) ?? []];

    private async Task ReadAsync(RecordFile file, Channel<Customer>[] lanes, CancellationToken cancellationToken)
    {
        foreach (var record in file.Records)
        {
            Customer customer;
            try
            {
                customer = CustomerRow.Read(record, options.Country);
            }
            catch (RowRefusedException e)
            {
                counters.Add(rows: 1, refused: 1);
                options.OnRefused?.Invoke(new RefusedRow(record.Line, e.Message, record.Raw));
                continue;
            }

            counters.Add(rows: 1);
            var lane = lanes[(uint)string.GetHashCode(customer.Id, StringComparison.Ordinal) % lanes.Length];
            await lane.Writer.WriteAsync(customer, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task WorkAsync(ChannelReader<Customer> lane, CancellationTokenSource stop)
    {
        var chunk = new CustomerChunk(new BatchRequests(dynamoDb, tableName, options.Clock), options.DryRun, counters);
        var waiting = new Dictionary<string, Customer>();
        try
        {
            await foreach (var customer in lane.ReadAllAsync(stop.Token).ConfigureAwait(false))
            {
                if (waiting.Count == BatchRequests.MaxReads || waiting.ContainsKey(customer.Id))
                {
                    await ImportAsync(chunk, waiting, stop.Token).ConfigureAwait(false);
                }

                waiting.Add(customer.Id, customer);
            }

            await ImportAsync(chunk, waiting, stop.Token).ConfigureAwait(false);
        }
        catch
        {
            await stop.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task ImportAsync(CustomerChunk chunk, Dictionary<string, Customer> waiting, CancellationToken cancellationToken)
    {
        if (waiting.Count > 0)
        {
            await chunk.ImportAsync([.. waiting.Values], cancellationToken).ConfigureAwait(false);
            waiting.Clear();
            options.OnProgress?.Invoke(counters.Report);
        }
    }
}
