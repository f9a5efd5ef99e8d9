using System.Globalization;
using Amazon.DynamoDBv2.Model;
using ScreenPop.Customers.History;
using ScreenPop.Customers.Keys;
using ScreenPop.Customers.Table.Requests;

namespace ScreenPop.Customers.Table;

/// <summary>
/// Merges events about contacts. The events arrive in any order. The newest value of a field wins, and an older event only fills
/// missing fields. The owner of a contact is written once. All operations are idempotent.
/// </summary>
public sealed class ContactLedger(TableGateway gateway)
{
    private const string SortKey = "CONTACT";
    private const string SaidAt = "saidAt";

    /// <summary>Merges facts into the known facts of their contact.</summary>
    /// <returns>All facts known now.</returns>
    public async Task<ContactFacts> MergeAsync(ContactFacts facts, DateTimeOffset expiresAt, TimeBudget budget)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var values = new Dictionary<string, AttributeValue>();
        values.Set("initialContactId", facts.InitialContactId);
        values.Set("channel", facts.Channel);
        values.Set("initiationMethod", facts.InitiationMethod);
        values.Set("startedAt", Write(facts.StartedAt));
        values.Set("endedAt", Write(facts.EndedAt));
        values.Set("queueId", facts.Queue);
        values.Set("agentId", facts.Agent);
        values.Set(TableSchema.ExpiresAt, expiresAt.ToUnixTimeSeconds());
        var newest = Update(facts.ContactId, values, overwrite: true);
        newest.UpdateExpression += $", {SaidAt} = :saidAt";
        newest.ConditionExpression = $"attribute_not_exists({SaidAt}) OR {SaidAt} <= :saidAt";
        // Events have whole seconds. Within one second, the stage decides which event is newer.
        newest.ExpressionAttributeValues[":saidAt"] = new AttributeValue { S = $"{Instant.Write(facts.SaidAt)}#{facts.Stage}" };
        try
        {
            return Read(facts.ContactId, await gateway.UpdateItemAsync(newest, budget).ConfigureAwait(false));
        }
        catch (ConditionalCheckFailedException)
        {
            var older = Update(facts.ContactId, values, overwrite: false);
            return Read(facts.ContactId, await gateway.UpdateItemAsync(older, budget).ConfigureAwait(false));
        }
    }

    /// <summary>Writes the owner of a contact, unless it is decided already.</summary>
    /// <returns>The owner in force: the first decision.</returns>
    public async Task<ContactOwner> DecideAsync(string contactId, ContactOwner owner, TimeBudget budget)
    {
        ArgumentNullException.ThrowIfNull(owner);
        var values = new Dictionary<string, AttributeValue>();
        values.Set("customerId", owner.CustomerId);
        values.Set("historyKey", owner.Key?.Partition);
        values.Set("line", owner.Line);
        values["isDecided"] = new AttributeValue { BOOL = true };
        var request = Update(contactId, values, overwrite: true);
        request.ConditionExpression = "attribute_not_exists(isDecided)";
        try
        {
            return Read(contactId, await gateway.UpdateItemAsync(request, budget).ConfigureAwait(false)).Owner ?? owner;
        }
        catch (ConditionalCheckFailedException)
        {
            var item = await gateway.GetItemAsync(Key(contactId), budget, consistent: true).ConfigureAwait(false);
            return item is null ? owner : ReadOwner(item) ?? owner;
        }
    }

    private static UpdateItemRequest Update(string contactId, Dictionary<string, AttributeValue> values, bool overwrite)
    {
        // The names are the constants above. Data from an event appears only in the values.
        var set = values.Keys.Select(name => overwrite ? $"{name} = :{name}" : $"{name} = if_not_exists({name}, :{name})");
        return new()
        {
            Key = Key(contactId),
            UpdateExpression = "SET " + string.Join(", ", set),
            ExpressionAttributeValues = values.ToDictionary(v => ":" + v.Key, v => v.Value),
            ReturnValues = Amazon.DynamoDBv2.ReturnValue.ALL_NEW,
        };
    }

    private static ContactFacts Read(string contactId, UpdateItemResponse response)
    {
        var item = response.Attributes;
        var said = item.Text(SaidAt)?.Split('#') ?? [];
        return new()
        {
            ContactId = contactId,
            InitialContactId = item.Text("initialContactId"),
            SaidAt = Instant.Read(said.FirstOrDefault()) ?? default,
            Stage = int.TryParse(said.LastOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var stage)
                ? stage
                : 0,
            Channel = item.Text("channel"),
            InitiationMethod = item.Text("initiationMethod"),
            StartedAt = item.Instant("startedAt"),
            EndedAt = item.Instant("endedAt"),
            Queue = item.Text("queueId"),
            Agent = item.Text("agentId"),
            Owner = ReadOwner(item),
        };
    }

    private static ContactOwner? ReadOwner(Dictionary<string, AttributeValue> item) =>
        item.ContainsKey("isDecided")
            ? new ContactOwner(
                item.Text("customerId"),
                item.Text("historyKey") is { } partition ? LookupKey.FromPartition(partition) : null,
                item.Text("line")
            )
            : null;

    private static Dictionary<string, AttributeValue> Key(string contactId) =>
        new()
        {
            [TableSchema.PartitionKey] = new AttributeValue { S = TableSchema.ContactPrefix + contactId },
            [TableSchema.SortKey] = new AttributeValue { S = SortKey },
        };

    private static string? Write(DateTimeOffset? time) => time is { } known ? Instant.Write(known) : null;
}
