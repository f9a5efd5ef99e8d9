using System.Text.Json.Nodes;
using ScreenPop.FlowEngine.Contacts;
using ScreenPop.FlowEngine.Ports;
using ScreenPop.FlowLanguage;
using ScreenPop.FlowLanguage.Placeholders;
using ScreenPop.Toolchain;

namespace ScreenPop.FlowEngine.Tests;

public sealed class InboundFlowTests
{
    private const string OneMatch =
        """{"lookupStatus":"match","matchCount":"1","lineStatus":"match","line":"Acme Support","customerId":"C-1001","nameStatus":"first","customerName":"Jane Doe","customerFirstName":"Jane","customerTier":"gold"}""";

    [Fact]
    public async Task A_known_caller_is_greeted_by_name_and_waits_in_the_queue_with_the_record_on_the_contact()
    {
        var call = Inbound(_ => SimulatedCall.Answer(OneMatch));

        var end = await call.RunAsync(call.Flows["inbound"]);

        Assert.Equal(FlowEndKind.TransferredToQueue, end.Kind);
        Assert.Equal("Support", end.Queue?.Name);
        Assert.Equal(
            ["Thank you for contacting Acme Support.", "Welcome back Jane."],
            call.Heard.Select(prompt => prompt.Content)
        );
        Assert.Equal("C-1001", call.Contact.Attributes["customerId"]);
        Assert.Equal("match", call.Contact.Attributes["lookupStatus"]);
        Assert.Equal("+18005550199", call.Contact.Attributes["dialedNumber"]);
        Assert.Equal("+14155550100", call.Contact.Attributes["callerNumber"]);
        Assert.Equal(["CustomerQueue", "AgentWhisper", "CustomerRemaining"], call.Contact.EventHooks.Keys);
    }

    [Fact]
    public async Task An_unknown_caller_carries_nothing_of_a_customer()
    {
        var call = Inbound(_ => SimulatedCall.Answer("""{"lookupStatus":"none","matchCount":"0","line":"Acme Support"}"""));

        await call.RunAsync(call.Flows["inbound"]);

        Assert.Equal(
            ["callerNumber", "dialedNumber", "line", "lookupStatus", "matchCount"],
            call.Contact.Attributes.Where(IsNotBlank).Select(attribute => attribute.Key).Order(StringComparer.Ordinal)
        );
    }

    /// <summary>
    /// A chat visitor sets any attributes and leaves so little room that some block cannot write. The agent must never see the
    /// visitor as a customer.
    /// </summary>
    [Theory]
    [InlineData("none")]
    [InlineData("match")]
    [InlineData("multiple")]
    public async Task A_visitor_who_fills_the_contact_is_never_taken_for_a_customer(string found)
    {
        var answer =
            $$"""{"lookupStatus":"{{found}}","line":"Acme Support","customerId":"C-2","customerName":"Sam Roe","candidates":"[]"}""";
        for (var room = 0; room <= 700; room += 3)
        {
            var call = Inbound(_ => SimulatedCall.Answer(answer), "CHAT");
            foreach (var (name, value) in Claims(room))
            {
                call.SetAttribute(name, value);
            }

            await call.RunAsync(call.Flows["inbound"]);

            var carried = call.Contact.Attributes;
            var status = carried.GetValueOrDefault("lookupStatus");
            Assert.True(status == found || status == "error", $"{room} bytes left: {status}");
            Assert.True(status != "match" || carried["customerId"] == "C-2", $"{room} bytes left: {carried["customerId"]}");
            Assert.True(string.IsNullOrWhiteSpace(carried.GetValueOrDefault("popUrl")), $"{room} bytes left: popUrl");
            Assert.DoesNotContain(call.Heard, prompt => prompt.Content.Contains("Jane", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_failing_function_still_brings_the_caller_to_the_queue_with_the_dialed_number()
    {
        var call = Inbound(_ => new LambdaAnswer(LambdaOutcome.FunctionError, Detail: "the process died"));

        var end = await call.RunAsync(call.Flows["inbound"]);

        Assert.Equal(FlowEndKind.TransferredToQueue, end.Kind);
        Assert.Equal("error", call.Contact.Attributes["lookupStatus"]);
        Assert.Equal("+18005550199", call.Contact.Attributes["dialedNumber"]);
        Assert.Equal([1, 2, 3, 4], call.Invocations.Select(invocation => invocation.Attempt));
    }

    [Fact]
    public async Task The_function_gets_the_event_of_the_contract()
    {
        var call = Inbound(_ => SimulatedCall.Answer("""{"lookupStatus":"none"}"""));
        call.Contact.SegmentAttributes["connect:Subtype"] = "connect:Telephony";
        call.Contact.Tags["aws:connect:instanceId"] = "22222222-2222-4222-8222-222222222222";

        await call.RunAsync(call.Flows["inbound"]);

        var sent = JsonNode.Parse(call.Invocations[0].Payload.Span)!;
        var attributes = sent["Details"]!["ContactData"]!["Attributes"]!.AsObject();
        foreach (var (name, value) in attributes.Where(attribute => string.IsNullOrWhiteSpace((string?)attribute.Value)).ToList())
        {
            attributes.Remove(name);
        }

        var expected = JsonNode.Parse(
            """
            {"Details":{"ContactData":{
              "Attributes":{"lookupStatus":"error","dialedNumber":"+18005550199","callerNumber":"+14155550100"},
              "AwsRegion":"us-east-1","Channel":"VOICE","ContactId":"11111111-1111-4111-8111-111111111111",
              "CustomerEndpoint":{"Address":"+14155550100","Type":"TELEPHONE_NUMBER"},"CustomerId":null,"Description":null,
              "InitialContactId":"11111111-1111-4111-8111-111111111111","InitiationMethod":"INBOUND",
              "InstanceARN":"arn:aws:connect:us-east-1:111122223333:instance/22222222-2222-4222-8222-222222222222",
              "LanguageCode":null,"MediaStreams":{"Customer":{"Audio":{}}},"Name":null,
              "PreviousContactId":"11111111-1111-4111-8111-111111111111","Queue":null,"References":{},"RelatedContactId":null,
              "SegmentAttributes":{"connect:Subtype":{"ValueArn":null,"ValueInteger":null,"ValueList":null,"ValueMap":null,"ValueString":"connect:Telephony"}},
              "SystemEndpoint":{"Address":"+18005550199","Type":"TELEPHONE_NUMBER"},
              "Tags":{"aws:connect:instanceId":"22222222-2222-4222-8222-222222222222","screen-pop":"StackName"}},"Parameters":{}},"Name":"ContactFlowEvent"}
            """
        );
        Assert.True(JsonNode.DeepEquals(expected, sent), sent.ToJsonString());
    }

    /// <summary>A customer's attributes, and a filler that leaves this many bytes free.</summary>
    private static Dictionary<string, string> Claims(int room)
    {
        var claims = new Dictionary<string, string>
        {
            ["lookupStatus"] = "match",
            ["customerId"] = "C-1001",
            ["customerName"] = "Jane Doe",
            ["customerFirstName"] = "Jane",
            ["popUrl"] = "https://crm.example.test/customers/C-1001",
        };
        var size = claims.Sum(claim => claim.Key.Length + claim.Value.Length);
        claims["filler"] = new string('x', ContactAttributes.LimitBytes - size - "filler".Length - room);
        return claims;
    }

    private static bool IsNotBlank(KeyValuePair<string, string> attribute) => !string.IsNullOrWhiteSpace(attribute.Value);

    private static SimulatedCall Inbound(Func<LambdaInvocation, LambdaAnswer> function, string channel = "VOICE")
    {
        var call = new SimulatedCall(channel) { Function = function };
        var folder = Path.Combine(RepositoryLayout.Find().ContactFlows, "flows");
        foreach (
            var (name, file) in new[]
            {
                ("inbound", "inbound-screen-pop"),
                ("CustomerQueueFlowArn", "customer-queue"),
                ("AgentWhisperFlowArn", "agent-whisper"),
                ("DisconnectFlowArn", "disconnect"),
            }
        )
        {
            var flow = Flow.Load(Path.Combine(folder, file + ".json"));
            call.Flows[name] = Placeholder.Fill(flow, Placeholder.Names(flow).ToDictionary(placeholder => placeholder));
        }

        return call;
    }
}
