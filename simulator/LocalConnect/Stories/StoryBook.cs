using System.Text.Json.Nodes;
using ScreenPop.Ccp;
using ScreenPop.Ccp.Protocol;

namespace ScreenPop.LocalConnect.Stories;

/// <summary>Records the messages to agents' pages and the widgets' results, for the newest contacts.</summary>
internal sealed class StoryBook : IDisposable
{
    /// <summary>The number of contacts to keep. The oldest ones are dropped.</summary>
    private const int Kept = 200;

    /// <summary>The maximum number of messages per contact and agent. Further messages are dropped.</summary>
    private const int MostMessages = 1_000;

    private readonly CcpServer ccp;
    private readonly Lock gate = new();
    private readonly Dictionary<string, Dictionary<string, Chapter>> contacts = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();
    private readonly Dictionary<string, Desk> desks = new(StringComparer.Ordinal);

    public StoryBook(CcpServer ccp)
    {
        this.ccp = ccp;
        ccp.Sent += OnSent;
    }

    /// <summary>The contact that reached an agent's page last; null for none.</summary>
    public string? Latest
    {
        get
        {
            lock (gate)
            {
                return order.LastOrDefault();
            }
        }
    }

    public IReadOnlyList<AgentStory> Of(string contactId)
    {
        lock (gate)
        {
            return contacts.TryGetValue(contactId, out var agents)
                ? [.. agents.Select(agent => agent.Value.Told(agent.Key))]
                : [];
        }
    }

    /// <summary>Records a page's result for a contact. A page reports again after a change.</summary>
    /// <returns>False when the agent's pages have not seen the contact.</returns>
    public bool Note(string username, string contactId, JsonObject widget)
    {
        lock (gate)
        {
            if (contacts.GetValueOrDefault(contactId)?.GetValueOrDefault(username) is not { } chapter)
            {
                return false;
            }

            // One of several tabs shows the pops. The others only report that they do not.
            if (chapter.Widget is null || widget["status"]?.ToString() != "elsewhere")
            {
                chapter.Widget = widget;
            }

            return true;
        }
    }

    public void Dispose() => ccp.Sent -= OnSent;

    private static HashSet<string> ContactsOn(CcpMessage update) =>
        update.Data?["snapshot"]?["contacts"] is JsonArray contacts
            ? [.. contacts.Select(contact => contact!["contactId"]!.ToString())]
            : [];

    private void OnSent(CcpSent sent)
    {
        lock (gate)
        {
            var message = new Message(sent.At, sent.Json);
            if (sent.Message.Event == "agent::update")
            {
                var before = desks.GetValueOrDefault(sent.Username);
                var now = desks[sent.Username] = new Desk(message, ContactsOn(sent.Message));
                foreach (var contactId in now.Contacts.Union(before?.Contacts ?? []))
                {
                    ChapterOf(contactId, sent.Username, before).Add(message);
                }
            }
            else if (
                sent.Message.Event.StartsWith("contact::accepted", StringComparison.Ordinal)
                && sent.Message.Data?["contactId"]?.ToString() is { } contactId
            )
            {
                contacts.GetValueOrDefault(contactId)?.GetValueOrDefault(sent.Username)?.Add(message);
            }
        }
    }

    private Chapter ChapterOf(string contactId, string username, Desk? before)
    {
        if (!contacts.TryGetValue(contactId, out var agents))
        {
            contacts[contactId] = agents = new(StringComparer.Ordinal);
            order.Enqueue(contactId);
            if (order.Count > Kept)
            {
                contacts.Remove(order.Dequeue());
            }
        }

        if (!agents.TryGetValue(username, out var chapter))
        {
            agents[username] = chapter = new Chapter();
            if (before is not null)
            {
                chapter.Add(before.Update);
            }
        }

        return chapter;
    }

    /// <summary>The last update of an agent's pages.</summary>
    private sealed record Desk(Message Update, HashSet<string> Contacts);

    private sealed record Message(DateTimeOffset At, string Json);

    /// <summary>One agent's part of a contact's story.</summary>
    private sealed class Chapter
    {
        private readonly List<Message> messages = [];

        public JsonObject? Widget { get; set; }

        public void Add(Message message)
        {
            if (messages.Count < MostMessages)
            {
                messages.Add(message);
            }
        }

        public AgentStory Told(string username) => new(username, [.. messages.Select(Told)], Widget?.DeepClone().AsObject());

        private StoryMessage Told(Message message)
        {
            var json = JsonNode.Parse(message.Json)!;
            return new(
                (long)(message.At - messages[0].At).TotalMilliseconds,
                json["event"]!.ToString(),
                json["data"]?.DeepClone()
            );
        }
    }
}
