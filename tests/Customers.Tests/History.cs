using Amazon.DynamoDBv2;
using ScreenPop.Customers.History;
using ScreenPop.Customers.Keys;
using ScreenPop.Customers.Table;
using ScreenPop.Customers.Table.Requests;

namespace ScreenPop.Customers.Tests;

/// <summary>Past contacts for tests.</summary>
internal static class History
{
    /// <summary>Files a contact with a key that no customer has, or with a customer.</summary>
    public static async Task FileAsync(
        IAmazonDynamoDB dynamoDb,
        string table,
        LookupKey key,
        string? customerId = null,
        string contactId = "c",
        DateTimeOffset? at = null,
        DateTimeOffset? expiresAt = null
    )
    {
        using var budget = TimeBudget.Unlimited(CancellationToken.None);
        var contact = new PastContact
        {
            ContactId = contactId,
            At = at ?? new DateTimeOffset(2026, 5, 1, 9, 0, 0, TimeSpan.Zero),
            CustomerId = customerId,
            Line = "Acme Support",
            ExpiresAt = expiresAt ?? DateTimeOffset.UtcNow.AddDays(1),
        };
        await new HistoryFiles(new TableGateway(dynamoDb, table, RetryPolicy.None)).FileAsync(contact, key, budget);
    }
}
