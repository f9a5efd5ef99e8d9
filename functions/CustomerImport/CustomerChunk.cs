using System.Security.Cryptography;
using System.Text;
using Amazon.DynamoDBv2.Model;
using ScreenPop.Customers.Table;

namespace ScreenPop.Customers.Import;

/// <summary>
/// Writes a chunk of customers to the table, each once. A customer has one item per key. The item under the customer's id is
/// the anchor: it lists the other items and carries a hash of the content. The hash is written last, so the next run completes
/// a run that was cut off. A row whose hash is already in the table costs one read.
/// </summary>
internal sealed class CustomerChunk(BatchRequests requests, bool dryRun, ImportCounters counters)
{
    public async Task ImportAsync(IReadOnlyList<Customer> customers, CancellationToken cancellationToken)
    {
        var anchors = await ReadAnchorsAsync(customers, cancellationToken).ConfigureAwait(false);
        var announcements = new List<WriteRequest>();
        var items = new List<WriteRequest>();
        var deletions = new List<WriteRequest>();
        var completions = new List<WriteRequest>();
        var tally = new WriteTally(counters);
        foreach (var customer in customers)
        {
            var anchor = anchors.GetValueOrDefault(customer.Id);
            var hash = Hash(customer);
            if (anchor?.Text(CustomerItem.ContentHash) == hash)
            {
                continue;
            }

            var partitions = customer.LookupKeys.Select(k => k.Partition).ToList();
            var stale = anchor?.Texts(CustomerItem.Partitions).Except(partitions).ToList() ?? [];
            if (stale.Count > 0)
            {
                // The anchor names the stale items until they are deleted. Otherwise a run that is cut off here would leave
                // them in the table for good.
                announcements.Add(Put(Anchor(customer, [.. partitions, .. stale], hash: null)));
            }

            items.AddRange(partitions.Skip(1).Select(p => Put(CustomerItem.Write(customer, p))));
            deletions.AddRange(stale.Select(p => new WriteRequest(new DeleteRequest(CustomerItem.Key(customer.Id, p)))));
            var completion = Put(Anchor(customer, partitions, hash));
            completions.Add(completion);
            tally.Finishes(completion, isNew: anchor is null);
        }

        counters.Add(unchanged: customers.Count - completions.Count);
        foreach (var step in new[] { announcements, [.. items, .. deletions], completions })
        {
            if (dryRun)
            {
                tally.Add(step);
            }
            else
            {
                await requests.WriteAsync(step, tally, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<Dictionary<string, Dictionary<string, AttributeValue>>> ReadAnchorsAsync(
        IReadOnlyList<Customer> customers,
        CancellationToken cancellationToken
    )
    {
        var keys = customers.Select(c => CustomerItem.Key(c.Id, c.LookupKeys[0].Partition)).ToList();
        var items = await requests
            .ReadAsync(keys, $"customerId, {CustomerItem.Partitions}, {CustomerItem.ContentHash}", cancellationToken)
            .ConfigureAwait(false);
        return items.Where(i => i.Text("customerId") is not null).ToDictionary(i => i.Text("customerId")!);
    }

    private static Dictionary<string, AttributeValue> Anchor(Customer customer, List<string> partitions, string? hash)
    {
        var item = CustomerItem.Write(customer, partitions[0]);
        item.Set(CustomerItem.Partitions, partitions);
        item.Set(CustomerItem.ContentHash, hash);
        return item;
    }

    private static WriteRequest Put(Dictionary<string, AttributeValue> item) => new(new PutRequest(item));

    private static string Hash(Customer customer)
    {
        var text = new StringBuilder();
        foreach (
            var value in new[]
            {
                customer.Id,
                customer.Name,
                customer.FirstName,
                customer.Account,
                customer.Tier,
                customer.Language,
                customer.Notes,
            }
                .Concat(customer.Phones)
                .Append(null)
                .Concat(customer.Emails)
                .Append(null)
                .Concat(customer.LookupKeys.Select(k => k.Partition))
                .Append(null)
                .Concat(customer.OwnFields.OrderBy(f => f.Key, StringComparer.Ordinal).SelectMany(f => new[] { f.Key, f.Value }))
        )
        {
            text.Append(value).Append('\0');
        }

        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 16));
    }
}
