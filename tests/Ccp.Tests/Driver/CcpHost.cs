using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ScreenPop.Ccp.Protocol;
using ScreenPop.Ccp.Snapshots;
using ScreenPop.Contacts;

namespace ScreenPop.Ccp.Tests.Driver;

/// <summary>A contact centre with its CCP on one origin, and a page that embeds it on another.</summary>
internal sealed class CcpHost : IAsyncDisposable
{
    private readonly WebApplication instance;
    private readonly WebApplication page;

    private CcpHost(WebApplication instance, WebApplication page, ContactCenter center)
    {
        this.instance = instance;
        this.page = page;
        Center = center;
    }

    public ContactCenter Center { get; }

    public CcpServer Ccp => instance.Services.GetRequiredService<CcpServer>();

    public Uri CcpUrl => new(AddressOf(instance), "/ccp-v2/");

    public Uri PageUrl => AddressOf(page);

    /// <summary>Keeps an answer ahead of the snapshot on a busy machine, so that the page's callbacks come in order.</summary>
    private static readonly TimeSpan BusyMachine = TimeSpan.FromMilliseconds(400);

    /// <summary>Creates a contact and puts it in its queue; it rings if an agent is free.</summary>
    public Contact Arrives(NewContact contact)
    {
        var created = Center.CreateContact(contact);
        Center.Enqueue(created.Id, Center.FindQueue("Support")!.Id);
        return created;
    }

    public Contact Call() => Arrives(NewContact.Call("+14155550100", "+18005550199"));

    /// <summary>
    /// The update that an agent's pages would receive now, for tests to change and send with <see cref="CcpServer.Broadcast"/>.
    /// </summary>
    public CcpMessage Update(string username = "jdoe") =>
        CcpMessage.Of("agent::update", new AgentUpdates(Center, TimeProvider.System).Of(Center.State, username));

    public static async Task<CcpHost> StartAsync(
        ContactCenterOptions options,
        string streams,
        Action<CcpOptions>? configure = null
    )
    {
        var page = Listening(_ => { });
        page.MapGet("/", () => Results.File(Path.Combine(AppContext.BaseDirectory, "page", "index.html"), "text/html"));
        page.MapGet("/page.js", () => Results.File(Path.Combine(AppContext.BaseDirectory, "page", "page.js"), "text/javascript"));
        page.MapGet("/streams.js", () => Results.File(streams, "text/javascript"));
        await page.StartAsync();

        var center = new ContactCenter(options);
        var instance = Listening(services =>
            services
                .AddSingleton(center)
                .AddCcp(ccp =>
                {
                    ccp.ApprovedOrigins.Add(AddressOf(page).GetLeftPart(UriPartial.Authority));
                    ccp.SnapshotDelay = BusyMachine;
                    configure?.Invoke(ccp);
                })
        );
        instance.UseWebSockets();
        instance.MapCcp();
        await instance.StartAsync();
        return new CcpHost(instance, page, center);
    }

    public async ValueTask DisposeAsync()
    {
        await instance.StopAsync(new CancellationToken(canceled: true));
        await instance.DisposeAsync();
        await page.StopAsync(new CancellationToken(canceled: true));
        await page.DisposeAsync();
    }

    private static WebApplication Listening(Action<IServiceCollection> configure)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        configure(builder.Services);
        return builder.Build();
    }

    // Two ports of the name localhost are two origins of one site.
    private static Uri AddressOf(WebApplication application) =>
        new(
            $"http://localhost:{new Uri(application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port}"
        );
}
