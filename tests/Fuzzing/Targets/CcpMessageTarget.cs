using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ScreenPop.Ccp;
using ScreenPop.Ccp.Protocol;
using ScreenPop.Contacts;

namespace ScreenPop.Fuzzing.Targets;

/// <summary>A page's message to the simulated CCP, with a call ringing at its agent.</summary>
internal sealed class CcpMessageTarget : FuzzTarget, IDisposable
{
    private const string Agent = "jdoe";

    /// <summary>
    /// Calls accumulate and a signed-out agent stays away, so the target starts again after this many messages.
    /// </summary>
    private const int MessagesOfADesk = 300;

    private static readonly string[] Requests =
    [
        "\"putAgentState\",\"params\":{\"state\":{\"name\":\"Available\"},\"enqueueNextState\":true}",
        "\"updateAgentConfiguration\",\"params\":{\"configuration\":{\"softphoneEnabled\":true,\"extension\":\"+14155550100\",\"agentPreferences\":{\"LANGUAGE\":\"en_US\"}}}",
        "\"createOutboundContact\",\"params\":{\"endpoint\":{\"phoneNumber\":\"+14155550100\"},\"queueARN\":\"\"}",
        "\"getEndpoints\",\"params\":{\"queueARNs\":[],\"maxResults\":10,\"nextToken\":\"0\"}",
        .. new[]
        {
            "acceptContact",
            "rejectContact",
            "clearContact",
            "toggleActiveConnections",
            "conferenceConnections",
            "pauseContact",
            "resumeContact",
        }.Select(method => $"\"{method}\",\"params\":{{\"contactId\":\"CONTACT\"}}"),
        .. new[] { "destroyConnection", "holdConnection", "resumeConnection", "muteParticipant", "sendDigits" }.Select(method =>
            $"\"{method}\",\"params\":{{\"contactId\":\"CONTACT\",\"connectionId\":\"CONNECTION\",\"digits\":\"12#\"}}"
        ),
        "\"createAdditionalConnection\",\"params\":{\"contactId\":\"CONTACT\",\"endpoint\":{\"type\":\"phone_number\",\"phoneNumber\":\"+14155550101\"}}",
        "\"transferContact\",\"params\":{\"contactId\":\"CONTACT\",\"endpoint\":{\"type\":\"queue\",\"endpointARN\":\"x\"}}",
        "\"notifyContactIssue\",\"params\":{\"contactId\":\"CONTACT\",\"issueCode\":\"1\",\"description\":\"noise\"}",
        "\"createTransport\",\"params\":{\"transportType\":\"chat_token\"}",
    ];

    private ContactCenter? center;
    private CcpServer? server;
    private Page page = new();
    private int messages;

    public override string Name => "ccp-message";

    internal override IReadOnlyList<byte[]> Seeds { get; } =
        Examples.Texts([
            .. Requests.Select(request =>
                $"{{\"event\":\"api_request\",\"data\":{{\"event\":\"api_request\",\"requestId\":\"r-1\",\"method\":{request}}}}}"
            ),
            "{\"event\":\"synchronize\",\"data\":{}}",
            "{\"event\":\"master_request\",\"data\":{\"method\":\"becomeMaster\",\"params\":{\"topic\":\"softphone\",\"shouldNotBecomeMasterIfNone\":false},\"requestId\":\"r-2\"}}",
            "{\"event\":\"broadcast\",\"data\":{\"event\":\"mute\",\"data\":{\"mute\":true}}}",
            "{\"event\":\"reload_agent_configuration\"}",
            "{\"event\":\"terminate\",\"data\":null}",
        ]);

    public override ValueTask RunAsync(byte[] input)
    {
        if (messages++ % MessagesOfADesk == 0)
        {
            Open();
        }

        var contact = center!.State.Contacts.Values.First();
        var text = Encoding
            .UTF8.GetString(input)
            .Replace("CONTACT", contact.Id, StringComparison.Ordinal)
            .Replace(
                "CONNECTION",
                center.FindAgent(Agent)?.Contacts.SelectMany(held => held.Connections).FirstOrDefault()?.Id ?? "none",
                StringComparison.Ordinal
            );
        if (CcpMessage.Parse(text) is { } message)
        {
            server!.WorkerOf(Agent).Receive(page, message);
            CcpWorker.Refuse(page, message);
        }

        foreach (var posted in page.Take())
        {
            JsonElement.Parse(posted);
        }

        return default;
    }

    public void Dispose()
    {
        server?.Dispose();
        center?.Dispose();
    }

    private void Open()
    {
        Dispose();
        center = new ContactCenter(ContactCenterOptions.Sample);
        server = new CcpServer(
            center,
            Options.Create(new CcpOptions { SnapshotDelay = TimeSpan.Zero }),
            TimeProvider.System,
            NullLogger<CcpServer>.Instance
        );
        page = new Page();
        server.WorkerOf(Agent).Connect(page);
        var contact = center.CreateContact(new NewContact());
        center.Enqueue(contact.Id, center.State.Queues.Keys.First());
    }

    private sealed class Page : ICcpPort
    {
        private readonly Lock gate = new();
        private readonly List<string> posted = [];

        public string Id => "page";

        public void Post(string message)
        {
            lock (gate)
            {
                posted.Add(message);
            }
        }

        public List<string> Take()
        {
            lock (gate)
            {
                List<string> taken = [.. posted];
                posted.Clear();
                return taken;
            }
        }

        public void Cut() { }
    }
}
