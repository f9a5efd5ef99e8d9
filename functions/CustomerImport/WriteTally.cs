using Amazon.DynamoDBv2.Model;
using ScreenPop.Customers.Table;

namespace ScreenPop.Customers.Import;

/// <summary>
/// Counts writes as the table confirms them, and each item once. Whatever ends the import, the counts are those of the table.
/// </summary>
internal sealed class WriteTally(ImportCounters counters)
{
    private readonly HashSet<(string Partition, string SortKey)> written = [];
    private readonly Dictionary<WriteRequest, bool> finishing = [];

    /// <summary>The key of a request's item. Two requests with the same key are for one item.</summary>
    public static (string Partition, string SortKey) KeyOf(WriteRequest request)
    {
        var item = request.PutRequest?.Item ?? request.DeleteRequest.Key;
        return (item[TableSchema.PartitionKey].S, item[TableSchema.SortKey].S);
    }

    /// <summary>Announces the write that finishes a row.</summary>
    public void Finishes(WriteRequest last, bool isNew) => finishing[last] = isNew;

    /// <summary>The table has these writes.</summary>
    public void Add(IReadOnlyCollection<WriteRequest> requests)
    {
        var (added, changed, items, deleted) = (0, 0, 0, 0);
        foreach (var request in requests)
        {
            if (request.PutRequest is null)
            {
                deleted++;
            }
            else if (written.Add(KeyOf(request)))
            {
                items++;
            }

            if (finishing.TryGetValue(request, out var isNew))
            {
                _ = isNew ? added++ : changed++;
            }
        }

        counters.Add(added: added, changed: changed, written: items, deleted: deleted);
    }

    /// <summary>The table may have these writes or not.</summary>
    public void Doubt(IEnumerable<WriteRequest> requests) =>
        counters.Add(inDoubt: requests.Count(request => !written.Contains(KeyOf(request))));
}
