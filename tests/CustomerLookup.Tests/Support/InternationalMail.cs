using System.Text.Json.Nodes;
using ScreenPop.Customers.Import;

namespace ScreenPop.CustomerLookup.Tests.Support;

/// <summary>A customer of an international domain, and mails from that domain to a line in another one.</summary>
internal static class InternationalMail
{
    public const string CustomerId = "C-1490";
    public const string Line = "Bücher Support";

    /// <summary>The file has letters in the customer's domain and ASCII in the line's.</summary>
    public static async Task ImportAsync(SampleTable table, CancellationToken cancellationToken)
    {
        using var customers = RecordFile.Csv(() =>
            new StringReader($"customerId,emails\n{CustomerId},jane@bücher.example.test\n")
        );
        await new CustomerImport(table.DynamoDb, SampleTable.Name, new ImportOptions()).RunAsync(customers, cancellationToken);
        using var lines = RecordFile.Csv(() => new StringReader($"number,line\nhelp@xn--bcher-kva.example.test,{Line}\n"));
        await new LineImport(table.DynamoDb, SampleTable.Name, new ImportOptions()).RunAsync(lines, cancellationToken);
    }

    public static string Event(string domain)
    {
        var @event = JsonNode.Parse(EventFixtures.Read("email-inbound"))!;
        var contact = @event["Details"]!["ContactData"]!;
        contact["CustomerEndpoint"]!["Address"] = "Jane@" + domain;
        contact["SystemEndpoint"]!["Address"] = "help@" + domain;
        return @event.ToJsonString();
    }
}
