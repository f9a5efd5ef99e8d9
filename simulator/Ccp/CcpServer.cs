using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ScreenPop.Contacts;

namespace ScreenPop.Ccp;

/// <summary>All agents' CCPs of one instance.</summary>
public sealed class CcpServer : IDisposable
{
    private readonly ConcurrentDictionary<string, CcpWorker> workers = new(StringComparer.Ordinal);
    private readonly ContactCenter center;
    private readonly TimeProvider time;
    private readonly ILogger<CcpServer> log;
    private readonly IDisposable subscription;

    public CcpServer(ContactCenter center, IOptions<CcpOptions> options, TimeProvider time, ILogger<CcpServer> log)
    {
        ArgumentNullException.ThrowIfNull(center);
        ArgumentNullException.ThrowIfNull(options);
        this.center = center;
        this.time = time;
        this.log = log;
        Options = options.Value;
        subscription = center.Subscribe(OnChange);
    }

    internal CcpOptions Options { get; }

    internal ILogger Logger => log;

    internal bool Knows(string username) => center.FindAgent(username) is not null;

    internal CcpWorker WorkerOf(string username) =>
        workers.GetOrAdd(username, name => new CcpWorker(name, center, Options, time, log));

    /// <summary>Sends a message to every page of an agent, as the service would.</summary>
    public void Broadcast(string username, CcpMessage message) => WorkerOf(username).Broadcast(message);

    public void Dispose()
    {
        subscription.Dispose();
        foreach (var worker in workers.Values)
        {
            worker.Dispose();
        }
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
