using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using ScreenPop.Ccp.Protocol;
using ScreenPop.Ccp.Snapshots;
using ScreenPop.Contacts;
using ScreenPop.Contacts.Agents;
using ScreenPop.Soak.Plans;

namespace ScreenPop.Soak.Desk;

/// <summary>One agent's browser: its messages from the instance, its faults, and everything it opened.</summary>
internal sealed class AgentDesk(
    string username,
    DeskProcess process,
    ContactCenter center,
    Func<AgentContact, Contact, DeskFault?> deliveryFault
) : IDisposable
{
    /// <summary>
    /// The time between two offers on the agent's own clock: a working day instead of a flood, which the page would limit.
    /// </summary>
    private const int OfferMilliseconds = 20_000;

    private readonly AgentUpdates updates = new(center, TimeProvider.System);
    private readonly Lock polling = new();
    private readonly ConcurrentQueue<OpenedRecord> opened = new();
    private readonly ConcurrentQueue<string> errors = new();
    private readonly SemaphoreSlim operating = new(1);
    private long time;
    private int tabs;
    private string tab = "";

    public string Username => username;

    /// <summary>Everything that was opened on this agent's screen.</summary>
    public IReadOnlyCollection<OpenedRecord> Opened => opened;

    /// <summary>The exceptions of the page.</summary>
    public IReadOnlyCollection<string> Errors => errors;

    /// <summary>
    /// Whether a known customer's record opens while the contact rings; otherwise it opens after the agent accepted.
    /// </summary>
    public bool PopsAtRing { get; private set; }

    public async Task SignInAsync(JsonNode config, bool popsAtRing, JsonNode contract)
    {
        PopsAtRing = popsAtRing;
        await SendAsync(
            "signIn",
            command =>
            {
                command["config"] = config.DeepClone();
                command["contract"] = contract.DeepClone();
            }
        );
        tab = await OpenTabAsync();
    }

    /// <summary>The agent's desk has changed: the page receives an update, unless a fault is due.</summary>
    public void Changed(CenterState state)
    {
        var desk = state.Agents[username].Contacts;
        if (desk.Any(contact => contact.IsRinging))
        {
            Interlocked.Add(ref time, OfferMilliseconds);
        }

        var fault = desk.Select(contact =>
                state.Contacts.GetValueOrDefault(contact.ContactId) is { } whole ? deliveryFault(contact, whole) : null
            )
            .FirstOrDefault(found => found is not null);
        _ = SendUpdateAsync(
            fault switch
            {
                DeskFault.EventsTwice => "twice",
                DeskFault.EventsDropped => "dropped",
                DeskFault.EventsReversed => "reversed",
                DeskFault.OldEventsAgain => "stale",
                _ => "once",
            }
        );
    }

    /// <summary>The poll every half minute, changed or not.</summary>
    public Task<DeskAnswer> PollAsync() => SendUpdateAsync("once");

    public Task<DeskAnswer> AcceptedAsync(string contactId) => SendAsync("accepted", command => command["contactId"] = contactId);

    public Task<DeskAnswer> ClickAsync(string contactId) => SendAsync("click", command => command["contactId"] = contactId);

    /// <summary>Completes when the page has handled everything so far.</summary>
    public Task<DeskAnswer> LookAsync() => SendAsync("look");

    /// <summary>Applies a fault to the page, one at a time; returns what the page showed meanwhile.</summary>
    public async Task<DeskAnswer> SufferAsync(DeskFault fault)
    {
        await operating.WaitAsync();
        try
        {
            switch (fault)
            {
                case DeskFault.PageReloaded:
                    return await OnTabAsync("reload", tab);
                case DeskFault.SecondTab:
                    var second = await OpenTabAsync();
                    var both = await LookAsync();
                    await OnTabAsync("closeTab", second);
                    return both;
                case DeskFault.LeadingTabClosed:
                    var next = await OpenTabAsync();
                    var after = await OnTabAsync("closeTab", tab);
                    tab = next;
                    return after;
                case DeskFault.SocketLost:
                    var offline = await OnTabAsync("loseSocket", tab);
                    await OnTabAsync("regainSocket", tab);
                    return offline;
                case DeskFault.SessionExpired:
                    var expired = await OnTabAsync("expireSession", tab);
                    await OnTabAsync("renewSession", tab);
                    return expired;
                default:
                    return await LookAsync();
            }
        }
        finally
        {
            operating.Release();
        }
    }

    public void Dispose() => operating.Dispose();

    private async Task<string> OpenTabAsync()
    {
        var name = $"tab-{Interlocked.Increment(ref tabs)}";
        await OnTabAsync("openTab", name);
        return name;
    }

    private Task<DeskAnswer> OnTabAsync(string what, string name) => SendAsync(what, command => command["tab"] = name);

    // A snapshot is never older than the previous one, because the service's polls follow one another.
    private Task<DeskAnswer> SendUpdateAsync(string delivery)
    {
        lock (polling)
        {
            var update = CcpMessage.Of("agent::update", updates.Of(center.State, username)).Data!.AsObject();
            var snapshot = update["snapshot"];
            update.Remove("snapshot");
            return SendAsync(
                "update",
                command =>
                {
                    command["snapshot"] = snapshot;
                    command["delivery"] = delivery;
                }
            );
        }
    }

    private Task<DeskAnswer> SendAsync(string what, Action<JsonObject>? with = null)
    {
        var command = new JsonObject
        {
            ["agent"] = username,
            ["at"] = Interlocked.Read(ref time),
            ["do"] = what,
        };
        with?.Invoke(command);
        return process.SendAsync(command, Take);
    }

    private void Take(DeskAnswer answer)
    {
        foreach (var record in answer.Opened ?? [])
        {
            opened.Enqueue(record);
        }

        if (answer.Error is { } error)
        {
            errors.Enqueue(error);
        }
    }
}
