using Amazon.DynamoDBv2.Model;
using ScreenPop.Customers.Keys;

namespace ScreenPop.Customers.Table;

/// <summary>
/// A customer in the table. There is one item per lookup key, all with the same attributes, so that one Query reads the whole
/// customer.
/// </summary>
internal static class CustomerItem
{
    /// <summary>
    /// On the item under the customer's id: the partitions of all its items. They serve to delete the items of changed keys.
    /// </summary>
    public const string Partitions = "itemPartitions";

    /// <summary>On the item under the customer's id: the hash of its content, written after all its items.</summary>
    public const string ContentHash = "contentHash";

    /// <summary>A separate map keeps the names of custom attributes apart from the item's own.</summary>
    private const string OwnFields = "ownFields";

    public static Dictionary<string, AttributeValue> Key(string customerId, string partition) =>
        new()
        {
            [TableSchema.PartitionKey] = new AttributeValue { S = partition },
            [TableSchema.SortKey] = new AttributeValue { S = TableSchema.CustomerPrefix + customerId },
        };

    public static Dictionary<string, AttributeValue> Write(Customer customer, string partition)
    {
        var item = Key(customer.Id, partition);
        item.Set("customerId", customer.Id);
        item.Set("name", customer.Name);
        item.Set("firstName", customer.FirstName);
        item.Set("account", customer.Account);
        item.Set("tier", customer.Tier);
        item.Set("language", customer.Language);
        item.Set("notes", customer.Notes);
        item.Set("phones", customer.Phones);
        item.Set("emails", customer.Emails);
        item.Set(OwnFields, customer.OwnFields);
        item.Set("declaredKeys", [.. customer.DeclaredKeys.Select(k => k.Partition)]);
        return item;
    }

    /// <summary>Reads a customer; null when the item has no customer id.</summary>
    public static Customer? Read(Dictionary<string, AttributeValue> item) =>
        item.Text("customerId") is not { } id
            ? null
            : new Customer
            {
                Id = id,
                Name = item.Text("name"),
                FirstName = item.Text("firstName"),
                Account = item.Text("account"),
                Tier = item.Text("tier"),
                Language = item.Text("language"),
                Notes = item.Text("notes"),
                Phones = item.Texts("phones"),
                Emails = item.Texts("emails"),
                OwnFields = item.TextsByName(OwnFields),
                DeclaredKeys = [.. item.Texts("declaredKeys").Select(LookupKey.FromPartition).OfType<LookupKey>()],
            };
}
