using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using ScreenPop.Customers.Keys;

namespace ScreenPop.Customers.Table;

/// <summary>
/// Merges what events say about contacts, whatever order they come in: the newest word on a matter stands, and an older
/// event only fills what is missing. The lookup's note is kept in the same item, so that whichever of note and end comes
/// second sees the other: a caller may hang up while the lookup is still at work. Doing anything here twice is the same
/// as doing it once.
/// </summary>
public sealed class ContactLedger(IAmazonDynamoDB dynamoDb, string tableName)
{
    private const string SortKey = "CONTACT";
    private const string SaidAt = "saidAt";
    private const string CustomerKey = "customerKey";
    private const string Line = "line";
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>Adds facts to what is known about their contact.</summary>
    /// <returns>All that is known now.</returns>
    public async Task<ContactFacts> MergeAsync(ContactFacts facts, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        var values = new Dictionary<string, AttributeValue>();
        values.Set("initialContactId", facts.InitialContactId);
        values.Set("channel", facts.Channel);
        values.Set("initiationMethod", facts.InitiationMethod);
        values.Set("startedAt", Write(facts.StartedAt));
        values.Set("endedAt", Write(facts.EndedAt));
        values.Set("queueId", facts.Queue);
        values.Set("agentId", facts.Agent);
        var newest = Update(facts.ContactId, values, expiresAt, overwrite: true);
        newest.UpdateExpression += $", {SaidAt} = :saidAt";
        newest.ConditionExpression = $"attribute_not_exists({SaidAt}) OR {SaidAt} <= :saidAt";
        newest.ExpressionAttributeValues[":saidAt"] = new AttributeValue { S = Write(facts.SaidAt) };
        try
        {
            return Read(
                facts.ContactId,
                (await dynamoDb.UpdateItemAsync(newest, cancellationToken).ConfigureAwait(false)).Attributes
            );
        }
        catch (ConditionalCheckFailedException)
        {
            var older = Update(facts.ContactId, values, expiresAt, overwrite: false);
            return Read(
                facts.ContactId,
                (await dynamoDb.UpdateItemAsync(older, cancellationToken).ConfigureAwait(false)).Attributes
            );
        }
    }

    /// <summary>Notes who a contact is with, and puts it into their history where it has ended meanwhile.</summary>
    public async Task NoteAsync(string contactId, ContactNote note, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        var values = new Dictionary<string, AttributeValue>();
        values.Set(CustomerKey, note.Key.Partition);
        values.Set(Line, note.Line);
        var request = Update(contactId, values, expiresAt, overwrite: true);
        var contact = Read(
            contactId,
            (await dynamoDb.UpdateItemAsync(request, cancellationToken).ConfigureAwait(false)).Attributes
        );
        if (contact.EndedAt is not null)
        {
            await RecordAsync(PastContact.Of(contact, note.Line), note.Key, expiresAt, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The note of a contact; null when there is none.</summary>
    public async Task<ContactNote?> FindNoteAsync(string contactId, CancellationToken cancellationToken)
    {
        var request = new GetItemRequest
        {
            TableName = tableName,
            Key = Key(contactId),
            ConsistentRead = true,
        };
        var response = await dynamoDb.GetItemAsync(request, cancellationToken).ConfigureAwait(false);
        return response.Item is { } item ? ReadNote(item) : null;
    }

    /// <summary>Puts a contact into the history of a customer's key.</summary>
    public Task RecordAsync(PastContact contact, LookupKey key, DateTimeOffset expiresAt, CancellationToken cancellationToken) =>
        dynamoDb.PutItemAsync(
            new PutItemRequest { TableName = tableName, Item = PastContactItem.Write(contact, key.Partition, expiresAt) },
            cancellationToken
        );

    private UpdateItemRequest Update(
        string contactId,
        Dictionary<string, AttributeValue> values,
        DateTimeOffset expiresAt,
        bool overwrite
    )
    {
        var parameters = values.ToDictionary(v => ":" + v.Key, v => v.Value);
        parameters[":expiresAt"] = new AttributeValue
        {
            N = expiresAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        };
        var set = values
            .Keys.Select(name => overwrite ? $"{name} = :{name}" : $"{name} = if_not_exists({name}, :{name})")
            .Append($"{TableSchema.ExpiresAt} = :expiresAt");
        return new UpdateItemRequest
        {
            TableName = tableName,
            Key = Key(contactId),
            UpdateExpression = "SET " + string.Join(", ", set),
            ExpressionAttributeValues = parameters,
            ReturnValues = ReturnValue.ALL_NEW,
        };
    }

    private static ContactFacts Read(string contactId, Dictionary<string, AttributeValue> item) =>
        new()
        {
            ContactId = contactId,
            InitialContactId = item.Text("initialContactId"),
            SaidAt = Time(item, SaidAt) ?? default,
            Channel = item.Text("channel"),
            InitiationMethod = item.Text("initiationMethod"),
            StartedAt = Time(item, "startedAt"),
            EndedAt = Time(item, "endedAt"),
            Queue = item.Text("queueId"),
            Agent = item.Text("agentId"),
            Note = ReadNote(item),
        };

    private static ContactNote? ReadNote(Dictionary<string, AttributeValue> item) =>
        item.Text(CustomerKey) is { } partition && LookupKey.FromPartition(partition) is { } key
            ? new ContactNote(key, item.Text(Line))
            : null;

    private static Dictionary<string, AttributeValue> Key(string contactId) =>
        new()
        {
            [TableSchema.PartitionKey] = new AttributeValue { S = TableSchema.ContactPrefix + contactId },
            [TableSchema.SortKey] = new AttributeValue { S = SortKey },
        };

    private static string? Write(DateTimeOffset? time) => time?.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture);

    private static DateTimeOffset? Time(Dictionary<string, AttributeValue> item, string name) =>
        DateTimeOffset.TryParse(
            item.Text(name),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time
        )
            ? time
            : null;
}
