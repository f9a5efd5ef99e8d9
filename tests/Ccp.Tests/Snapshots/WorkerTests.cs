using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using ScreenPop.Ccp.Faults;
using ScreenPop.Ccp.Protocol;
using ScreenPop.Contacts;
using ScreenPop.Contacts.Agents;

namespace ScreenPop.Ccp.Tests.Snapshots;

/// <summary>The worker tells its pages what the library's own worker tells, tested without a socket.</summary>
public sealed class WorkerTests : IDisposable
{
    private const string Username = "jdoe";

    private readonly FakeTimeProvider time = new(DateTimeOffset.UtcNow);
    private readonly ContactCenter center;
    private readonly CcpServer server;
    private readonly Page page = new("first");
    private readonly Page other = new("second");

    public WorkerTests()
    {
        center = new ContactCenter(ContactCenterOptions.Sample, time);
        server = new CcpServer(
            center,
            Options.Create(new CcpOptions { SnapshotDelay = TimeSpan.FromMilliseconds(100) }),
            time,
            NullLogger<CcpServer>.Instance
        );
        Worker.Connect(page);
        Worker.Connect(other);
        page.Forget();
        other.Forget();
    }

    private CcpWorker Worker => server.WorkerOf(Username);

    public void Dispose()
    {
        server.Dispose();
        center.Dispose();
    }

    [Theory]
    [InlineData(401, 1)]
    [InlineData(403, 0)]
    public void A_request_of_an_ended_session_is_not_answered(int status, int told)
    {
        server.Faults = CcpFaults.None with { SessionStatus = status };
        page.Forget();
        other.Forget();

        Request("""{"requestId":"r","method":"acceptContact","params":{"contactId":"x"}}""");

        Assert.Equal((0, told, told), (page.Of("api_response").Count, page.Of("auth_fail").Count, other.Of("auth_fail").Count));
        Assert.All(page.Of("auth_fail"), message => Assert.True((bool)message["data"]!["authorize"]!));
    }

    [Fact]
    public void An_agent_who_has_signed_out_gets_no_call_by_a_late_request()
    {
        Send("""{"event":"terminate"}""");

        Request("""{"requestId":"r","method":"putAgentState","params":{"state":{"name":"Available"}}}""");

        var call = Arrives(NewContact.Call("+14155550100", "+18005550199"));
        Assert.Equal(AgentState.Offline, center.FindAgent(Username)!.Availability);
        Assert.Equal(ContactState.Queued, center.FindContact(call.Id)!.State);
        Assert.Empty(page.Of("api_response"));
    }

    [Fact]
    public void Contacts_come_in_the_order_of_their_last_change()
    {
        var first = Arrives(new NewContact { Channel = Channel.Chat });
        time.Advance(TimeSpan.FromSeconds(1));
        var second = Arrives(new NewContact { Channel = Channel.Chat });
        time.Advance(TimeSpan.FromSeconds(1));

        center.Accept(Username, first.Id);

        Assert.Equal([second.Id, first.Id], page.Contacts("contactId"));
    }

    [Fact]
    public void Only_a_topic_that_changes_its_master_is_told_to_every_page()
    {
        const string becomes =
            """{"event":"master_request","data":{"requestId":"r","method":"becomeMaster","params":{"topic":"t"}}}""";
        Send(becomes);
        Assert.Equal((1, 0), (page.Of("master_response").Count, other.Of("master_response").Count));
        Assert.False((bool)page.Of("master_response")[0]["data"]!["data"]!["takeOver"]!);

        Worker.Receive(other, CcpMessage.Parse(becomes)!);
        Assert.Equal((2, 2), (page.Of("master_response").Count, other.Of("master_response").Count));
        Assert.True((bool)page.Of("master_response")[1]["data"]!["data"]!["takeOver"]!);
    }

    [Fact]
    public void A_call_keeps_the_contact_that_it_is_related_to()
    {
        Request(
            """{"requestId":"r","method":"createOutboundContact","params":{"endpoint":{"type":"phone_number","phoneNumber":"+14155550142"},"relatedContactId":"c-1"}}"""
        );
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(["c-1"], page.Contacts("relatedContactId"));
    }

    [Fact]
    public void An_agent_is_no_number_to_call()
    {
        Request(
            """{"requestId":"r","method":"createOutboundContact","params":{"endpoint":{"type":"agent","phoneNumber":"+14155550142"}}}"""
        );

        Assert.Contains("BadEndpointException", page.Of("api_response")[0]["data"]!["err"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_that_keeps_asking_does_not_put_off_the_snapshot()
    {
        Arrives(NewContact.Call("+14155550100", "+18005550199"));
        page.Forget();
        Request("""{"requestId":"r","method":"getEndpoints","params":{"queueARNs":[]}}""");
        center.SetAttributes(center.State.Contacts.Keys.Single(), new Dictionary<string, string> { ["seen"] = "now" });
        for (var asked = 0; asked < 3; asked++)
        {
            time.Advance(TimeSpan.FromMilliseconds(40));
            Request("""{"requestId":"r","method":"getEndpoints","params":{"queueARNs":[]}}""");
        }

        Assert.Single(page.Of("agent::update"));
    }

    [Fact]
    public void A_callback_is_not_accepted_with_the_calls()
    {
        center.SetPreferences(Username, new AgentPreferences { AutoAccept = true });

        Arrives(NewContact.Call("+14155550100", "+18005550199") with { InitiationMethod = InitiationMethod.Callback });

        Assert.Equal(AgentContactState.Incoming, center.FindAgent(Username)!.Contacts.Single().State);
    }

    private Contact Arrives(NewContact arriving)
    {
        var contact = center.CreateContact(arriving);
        center.Enqueue(contact.Id, center.FindQueue("Support")!.Id);
        return contact;
    }

    private void Request(string data) => Send($$"""{"event":"api_request","data":{{data}}}""");

    private void Send(string message) => Worker.Receive(page, CcpMessage.Parse(message)!);

    /// <summary>A page that keeps what it is told.</summary>
    private sealed class Page(string id) : ICcpPort
    {
        private readonly List<JsonNode> told = [];

        public string Id => id;

        public List<JsonNode> Of(string name) => told.FindAll(message => message["event"]!.ToString() == name);

        /// <summary>A member of each contact in the last snapshot.</summary>
        public IEnumerable<string?> Contacts(string member) =>
            Of("agent::update")[^1]["data"]!["snapshot"]!["contacts"]!.AsArray().Select(contact => contact![member]?.ToString());

        public void Forget() => told.Clear();

        public void Post(string message) => told.Add(JsonNode.Parse(message)!);

        public void Cut() { }
    }
}
