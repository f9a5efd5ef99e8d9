using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using ScreenPop.Ccp.Faults;
using ScreenPop.Ccp.SignIn;
using ScreenPop.Ccp.Snapshots;
using ScreenPop.Contacts;
using ScreenPop.Contacts.Agents;

namespace ScreenPop.Ccp.Protocol;

/// <summary>
/// The backend of one agent's CCP pages, like the service's shared worker. It answers the library's requests, forwards
/// broadcasts to every page and pushes the agent's snapshot after each change.
/// </summary>
internal sealed class CcpWorker : IDisposable
{
    private readonly Lock gate = new();
    private readonly string username;
    private readonly ContactCenter center;
    private readonly AgentUpdates updates;
    private readonly ApiRequests api;
    private readonly CcpServer server;
    private readonly TimeProvider time;
    private readonly ILogger log;
    private readonly ITimer heldUpdate;
    private readonly Inactivity inactivity;
    private readonly Masters masters = new();
    private readonly List<ICcpPort> ports = [];
    private CenterState? pushed;
    private DateTimeOffset holdUntil;
    private bool updateIsHeld;

    public CcpWorker(string username, ContactCenter center, CcpServer server)
    {
        this.username = username;
        this.center = center;
        this.server = server;
        time = server.Time;
        log = server.Logger;
        updates = new AgentUpdates(center, time);
        api = new ApiRequests(center, new Endpoints(center, updates));
        inactivity = new Inactivity(server.Options, time, IsOnCall, OnInactivity);
        heldUpdate = time.CreateTimer(_ => ReleaseUpdate(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public int ConnectedPages
    {
        get
        {
            lock (gate)
            {
                return ports.Count;
            }
        }
    }

    /// <summary>Adds a page. The order of the messages matters: the library is not usable before the acknowledgement.</summary>
    public void Connect(ICcpPort port)
    {
        center.SignIn(username, server.Options.StateOnSignIn);
        inactivity.Start();
        lock (gate)
        {
            ports.Add(port);
            port.Post(new CcpMessage("acknowledge", new JsonObject { ["id"] = port.Id }).ToJson());
            PostToAll(ConnectedCcps());
            pushed = ports.Count == 1 ? null : pushed;
            if (!PushUpdate())
            {
                var update = Update(center.State);
                var text = update.ToJson();
                port.Post(text);
                server.Told(username, update, text);
            }
        }

        Log.PageConnected(log, username, port.Id);
    }

    public void Disconnect(ICcpPort port)
    {
        lock (gate)
        {
            ports.Remove(port);
            masters.Close(port.Id);
            PostToAll(ConnectedCcps());
            if (ports.Count == 0)
            {
                inactivity.Stop();
            }
        }

        Log.PageDisconnected(log, username, port.Id);
    }

    /// <summary>
    /// Handles a message of a page. The message may have any content; only the protocol's messages have an effect.
    /// </summary>
    public void Receive(ICcpPort port, CcpMessage message)
    {
        var data = message.Data as JsonObject ?? [];
        switch (message.Event)
        {
            case "synchronize" when server.Faults.StopsAcknowledging:
                break;
            case "synchronize":
                port.Post(new CcpMessage("acknowledge").ToJson());
                break;
            case "api_request":
                HandleApiRequest(port, data);
                break;
            case "master_request":
                HandleMasterRequest(port, data);
                break;
            case "broadcast":
                HandleBroadcast(data);
                break;
            case "reload_agent_configuration":
                Changed();
                break;
            case "terminate":
                SignOut();
                break;
            case PageCommands.Activity:
                inactivity.Seen();
                break;
            default:
                Log.Ignored(log, username, message.Event);
                break;
        }
    }

    /// <summary>
    /// Rejects a message of a page that sends too many: an API request gets the service's throttling error, other messages are
    /// ignored.
    /// </summary>
    public static void Refuse(ICcpPort port, CcpMessage message)
    {
        if (message is { Event: "api_request", Data: JsonObject request })
        {
            port.Post(
                ApiAnswer.Of(request, answer: null, ApiAnswer.Error("ThrottlingException", "Rate exceeded", statusCode: 429))
            );
        }
    }

    /// <summary>
    /// Pushes the agent's changed snapshot to every page, unless the effect of an API request is being held back.
    /// </summary>
    public void Changed()
    {
        lock (gate)
        {
            if (time.GetUtcNow() < holdUntil)
            {
                updateIsHeld = true;
            }
            else
            {
                PushUpdate();
            }
        }
    }

    /// <summary>Sends a message to every page of the agent.</summary>
    public void Broadcast(CcpMessage message)
    {
        lock (gate)
        {
            PostToAll(message);
        }
    }

    /// <summary>Cuts the connection of every page.</summary>
    public void CutConnections()
    {
        lock (gate)
        {
            ports.ForEach(port => port.Cut());
        }
    }

    public void Dispose()
    {
        heldUpdate.Dispose();
        inactivity.Dispose();
    }

    private void SignOut()
    {
        inactivity.Stop();
        server.SignOut(username);
        Broadcast(new CcpMessage("terminated"));
        Broadcast(new CcpMessage(PageCommands.Reload));
    }

    private bool IsOnCall() =>
        center.State.Agents[username].Contacts.Exists(contact => contact is { Channel: Channel.Voice, IsLive: true });

    /// <summary>The calls that the agent hears.</summary>
    private IEnumerable<string> CallsWithSound(CenterState state) =>
        state
            .Agents[username]
            .Contacts.Where(contact => contact is { Channel: Channel.Voice, State: AgentContactState.Connected })
            .Select(contact => contact.ContactId);

    private void OnInactivity(InactivityNotice notice)
    {
        if (notice.Stage == InactivityStage.Over)
        {
            Log.Inactive(log, username);
            SignOut();
            return;
        }

        Broadcast(
            notice.Stage == InactivityStage.Warning
                ? new(PageCommands.InactivityWarning, new JsonObject { ["expiration"] = notice.At.ToUnixTimeMilliseconds() })
                : new(PageCommands.InactivityCleared)
        );
    }

    private void HandleApiRequest(ICcpPort port, JsonObject data)
    {
        var method = CcpMessage.Text(data, "method");
        if (server.Faults.Api.TryGetValue(method, out var fault) && fault.Type is null)
        {
            return;
        }

        if (EndedSession() is { } status)
        {
            // The service's worker answers no such request. It tells every page of a 401, and nobody of a 403.
            if (status == 401)
            {
                Broadcast(new CcpMessage("auth_fail", new JsonObject { ["authorize"] = true }));
            }

            return;
        }

        HoldUpdates();
        var (answer, error) = Ask(method, data["params"] as JsonObject ?? []);
        port.Post(ApiAnswer.Of(data, answer, error));
    }

    /// <summary>
    /// The status of every request once the session has ended: by a fault, or because the agent has signed out.
    /// </summary>
    private int? EndedSession() => server.Faults.SessionStatus ?? (center.State.Agents[username].IsSignedIn ? null : 401);

    private (JsonNode? Answer, string? Error) Ask(string method, JsonObject parameters)
    {
        if (server.Faults.Api.TryGetValue(method, out var fault))
        {
            return (null, ApiAnswer.Error(fault.Type!, fault.Message, fault.StatusCode));
        }

        try
        {
            return (api.Handle(username, method, parameters), null);
        }
        catch (ContactCenterException exception)
        {
            Log.Refused(log, username, method, exception.Message);
            var type = exception.Error switch
            {
                ContactCenterError.NotFound => "ContactNotFoundException",
                ContactCenterError.InvalidState => "InvalidStateException",
                ContactCenterError.BadEndpoint => "BadEndpointException",
                _ => "ValidationException",
            };
            return (null, ApiAnswer.Error(type, exception.Message, statusCode: null));
        }
    }

    private void HoldUpdates()
    {
        if (server.Options.SnapshotDelay > TimeSpan.Zero)
        {
            lock (gate)
            {
                // A page that keeps asking must not put off the agent's snapshot.
                if (time.GetUtcNow() >= holdUntil)
                {
                    holdUntil = time.GetUtcNow() + server.Options.SnapshotDelay;
                    heldUpdate.Change(server.Options.SnapshotDelay, Timeout.InfiniteTimeSpan);
                }
            }
        }
    }

    private void ReleaseUpdate()
    {
        lock (gate)
        {
            holdUntil = default;
            if (updateIsHeld)
            {
                updateIsHeld = false;
                PushUpdate();
            }
        }
    }

    private void HandleMasterRequest(ICcpPort port, JsonObject data)
    {
        var parameters = data["params"] as JsonObject ?? [];
        var topic = CcpMessage.Text(parameters, "topic");
        var takesOver = CcpMessage.Text(data, "method") == "becomeMaster";
        lock (gate)
        {
            var answer = takesOver
                ? masters.TakeOver(port.Id, topic)
                : masters.Check(
                    port.Id,
                    topic,
                    mayBecome: parameters["shouldNotBecomeMasterIfNone"]?.GetValueKind() != System.Text.Json.JsonValueKind.True
                );
            var response = new CcpMessage(
                "master_response",
                new JsonObject
                {
                    ["event"] = "master_response",
                    ["requestId"] = CcpMessage.Text(data, "requestId"),
                    ["data"] = answer,
                    ["err"] = null,
                }
            );
            if (takesOver && answer["takeOver"]!.GetValue<bool>())
            {
                PostToAll(response);
            }

            port.Post(response.ToJson());
        }
    }

    private void HandleBroadcast(JsonObject data)
    {
        var name = CcpMessage.Text(data, "event");
        if (
            name is "" or "log" or "server_bound_internal_log" or "client_metric" or "click_stream_data"
            || name.StartsWith("softphone_", StringComparison.Ordinal)
        )
        {
            return;
        }

        Broadcast(new CcpMessage(name, data["data"]));
        // The softphone does not answer without a call to mute.
        if (name == "mute" && CallsWithSound(center.State).Any())
        {
            Broadcast(MuteToggle((data["data"] as JsonObject)?["mute"]?.DeepClone()));
        }
    }

    private static CcpMessage MuteToggle(JsonNode? muted) => new("agent::mute_toggle", new JsonObject { ["muted"] = muted });

    private CcpMessage ConnectedCcps() => new("update_connected_ccps", new JsonObject { ["length"] = ports.Count });

    /// <summary>Pushes the snapshot, unless the previous push already contained the change.</summary>
    private bool PushUpdate()
    {
        var state = center.State;
        if (ports.Count == 0 || (pushed is not null && !state.DeskDiffers(pushed, username)))
        {
            return false;
        }

        var ended = pushed is null ? [] : CallsWithSound(pushed).Except(CallsWithSound(state)).ToList();
        pushed = state;
        PostToAll(Update(state));
        // The library's softphone says this at the end of each call's sound, muted or not.
        ended.ForEach(_ => PostToAll(MuteToggle(false)));
        return true;
    }

    private CcpMessage Update(CenterState state) => CcpMessage.Of("agent::update", updates.Of(state, username));

    private void PostToAll(CcpMessage message)
    {
        var text = message.ToJson();
        foreach (var port in ports)
        {
            port.Post(text);
        }

        server.Told(username, message, text);
    }
}
