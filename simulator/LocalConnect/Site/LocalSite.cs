namespace ScreenPop.LocalConnect.Site;

/// <summary>A local Amazon Connect with its pages, as <c>screenpop up</c> starts it.</summary>
public sealed class LocalSite : IAsyncDisposable
{
    private LocalSite(LocalSession session, LocalConnectServer server)
    {
        Session = session;
        Server = server;
    }

    public LocalSession Session { get; }

    public LocalConnectServer Server { get; }

    /// <param name="options">Replacements for the repository's own flows and functions.</param>
    /// <param name="port">The first of three consecutive ports.</param>
    /// <param name="progress">Receives a short text about each slow step.</param>
    /// <exception cref="ScreenPop.Toolchain.SetupException">A part is missing or not usable; the message names it and the
    /// remedy.</exception>
    public static async Task<LocalSite> StartAsync(
        LocalSessionOptions options,
        int port,
        Action<string> progress,
        CancellationToken cancellationToken
    )
    {
        var session = await LocalSession.StartAsync(options, progress, cancellationToken);
        try
        {
            var pages = new LocalConnectOptions
            {
                Layout = session.Layout,
                Port = port,
                Records = session.Data.Records,
                PhoneBook = session.Data.PhoneBook,
                ConfigFile = options.ConfigFile,
                FurtherAgents = [.. options.Center.Agents.Skip(1).Select(agent => agent.Username)],
                NativePanel = options.NativePanel,
                SignOutAfter = options.SignOutAfter,
                RingTime = options.Center.RingTime,
            };
            return new LocalSite(session, await LocalConnectServer.StartAsync(session.Instance, pages, cancellationToken));
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Session.DisposeAsync();
    }
}
