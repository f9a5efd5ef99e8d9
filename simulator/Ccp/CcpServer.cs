using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ScreenPop.Ccp.Faults;
using ScreenPop.Ccp.Protocol;
using ScreenPop.Ccp.SignIn;
using ScreenPop.Contacts;

namespace ScreenPop.Ccp;

/// <summary>The CCPs of all agents of one instance, and their faults.</summary>
public sealed class CcpServer : IDisposable
{
    private readonly ConcurrentDictionary<string, CcpWorker> workers = new(StringComparer.Ordinal);
    private readonly ContactCenter center;
    private readonly IDisposable subscription;
    private readonly Lock approving = new();
    private volatile CcpFaults faults = CcpFaults.None;

    public CcpServer(ContactCenter center, IOptions<CcpOptions> options, TimeProvider time, ILogger<CcpServer> log)
    {
        ArgumentNullException.ThrowIfNull(center);
        ArgumentNullException.ThrowIfNull(options);
        this.center = center;
        Time = time;
        Logger = log;
        Options = options.Value;
        ApprovedOrigins = [.. Options.ApprovedOrigins];
        subscription = center.Subscribe(OnChange);
    }

    /// <summary>
    /// Raised after a message has been sent to an agent's pages, in the order of sending. Handlers must not change the message
    /// and must not block.
    /// </summary>
    public event Action<CcpSent>? Sent;

    /// <summary>The faults in force. Setting an expired session ends all sessions.</summary>
    public CcpFaults Faults
    {
        get => faults;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            var was = faults;
            faults = value;
            if (value.SessionStatus is { } status && status != was.SessionStatus)
            {
                SignIns.ExpireAll();
                foreach (var username in workers.Keys)
                {
                    Cause(username, status == 403 ? CcpIncident.AccessDenied : CcpIncident.AuthFail);
                }
            }
        }
    }

    public CcpOptions Options { get; }

    /// <summary>Origins whose pages may embed the CCP. A change applies from the next page load on.</summary>
    public ImmutableSortedSet<string> ApprovedOrigins { get; private set; }

    internal SignIns SignIns { get; } = new();

    internal TimeProvider Time { get; }

    internal ILogger Logger { get; }

    /// <summary>Allows the pages of one more origin to embed the CCP.</summary>
    public void Approve(string origin)
    {
        lock (approving)
        {
            ApprovedOrigins = ApprovedOrigins.Add(origin);
        }
    }

    /// <summary>The number of the agent's connected pages.</summary>
    public int ConnectedPages(string username) => workers.TryGetValue(username, out var worker) ? worker.ConnectedPages : 0;

    /// <summary>Causes an incident on every page of the agent.</summary>
    public void Cause(string username, CcpIncident incident)
    {
        Log.Incident(Logger, incident, username);
        if (CcpIncidents.MessageOf(incident) is { } message)
        {
            WorkerOf(username).Broadcast(message);
        }
        else
        {
            WorkerOf(username).CutConnections();
        }
    }

    /// <summary>Broadcasts a message to every page of the agent, as the service does.</summary>
    public void Broadcast(string username, CcpMessage message) => WorkerOf(username).Broadcast(message);

    public void Dispose()
    {
        subscription.Dispose();
        foreach (var worker in workers.Values)
        {
            worker.Dispose();
        }
    }

    internal bool Knows(string username) => center.FindAgent(username) is not null;

    internal CcpWorker WorkerOf(string username) =>
        workers.GetOrAdd(username, static (name, server) => new CcpWorker(name, server.center, server), this);

    internal void Told(string username, CcpMessage message, string json) =>
        Sent?.Invoke(new(username, Time.GetUtcNow(), message, json));

    internal void SignOut(string username)
    {
        center.SignOut(username);
        SignIns.End(username);
    }

    private void OnChange(CenterChange change)
    {
        foreach (var username in change.Agents)
        {
            if (workers.TryGetValue(username, out var worker))
            {
                worker.Changed();
            }
        }
    }
}
