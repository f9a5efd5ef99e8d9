using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using ScreenPop.Ccp;
using ScreenPop.Contacts;
using ScreenPop.Prerequisites;
using ScreenPop.Toolchain;
using ScreenPop.Workspace;

namespace ScreenPop.Widget.Browser.Tests.Driver;

/// <summary>
/// The built widget on one origin, an instance with its CCP on a second, and a record system on a third. The second origin serves
/// the agent workspace under another host name. Contacts reach the desk without a flow, with the attributes that a flow would
/// set, because these tests are about the agent's view.
/// </summary>
internal sealed class WidgetHost : IAsyncDisposable
{
    public const string Colleague = "asmith";

    private readonly WebApplication instance;
    private readonly WebApplication records;
    private readonly WebApplication site;

    private WidgetHost(WebApplication instance, WebApplication records, WebApplication site, ContactCenter center)
    {
        this.instance = instance;
        this.records = records;
        this.site = site;
        Center = center;
    }

    public ContactCenter Center { get; }

    public CcpServer Ccp => instance.Services.GetRequiredService<CcpServer>();

    public string InstanceUrl => AddressOf(instance);

    public string RecordUrl => AddressOf(records);

    /// <summary>
    /// The agent workspace, with the widget's app open. It is a different site from the app's, as in production.
    /// </summary>
    public string WorkspaceUrl => WorkspaceOrigin(instance) + "/workspace/";

    public string PageUrl => AddressOf(site);

    /// <summary>A page of the record system that shows the agent's page inside it.</summary>
    public string FramedUrl => $"{RecordUrl}/crm";

    /// <param name="configure">Changes the shipped screen-pop.json after its placeholders are filled.</param>
    /// <param name="approveOrigin">Whether the instance lets the page embed its CCP.</param>
    /// <param name="framed">Whether the record system may show the page inside its own, <see cref="FramedUrl"/>.</param>
    /// <param name="ccp">Changes the options of the CCP.</param>
    /// <param name="time">The clock of the CCP.</param>
    public static async Task<WidgetHost> StartAsync(
        Action<JsonObject>? configure = null,
        bool approveOrigin = true,
        bool framed = false,
        Action<CcpOptions>? ccp = null,
        TimeProvider? time = null
    )
    {
        var layout = RepositoryLayout.Find();
        await TestHost.OrEndAsync(() => new NodeBuild(layout).EnsureWidgetAsync(CancellationToken.None));

        WebApplication? site = null;
        var records = Listening(_ => { });
        records.MapGet("/crm", () => Results.Content(FramingPage(AddressOf(site!)), "text/html"));
        // Nothing listens there, and no policy allows it.
        records.MapGet("/signed-out/{**path}", () => Results.Redirect("http://127.0.0.1:9/sign-in"));
        records.MapGet("/{**path}", (HttpContext http) => Results.Content(RecordPage(http), "text/html"));

        var agent = ContactCenterOptions.Sample.Agents[0];
        agent = agent with { RoutingProfile = agent.RoutingProfile with { CrossChannel = true } };
        var center = new ContactCenter(
            ContactCenterOptions.Sample with
            {
                RingTime = TimeSpan.FromMinutes(5),
                // The colleague gets contacts once a page of theirs is open.
                Agents = [agent, agent with { Username = Colleague, Name = "Alex Smith" }],
            }
        );
        // Simulates a record system that passes a record on in the contact's attributes.
        records.MapPost(
            "/contacts/{contactId}/record",
            (string contactId, HandedOver record, HttpContext http) =>
            {
                center.SetAttributes(contactId, new Dictionary<string, string> { ["popUrl"] = record.PopUrl });
                AllowPage(http);
            }
        );
        records.MapMethods("/contacts/{**path}", ["OPTIONS"], (HttpContext http) => AllowPage(http));
        await records.StartAsync();

        var instance = Listening(services =>
            services
                .AddSingleton(center)
                .AddSingleton(time ?? TimeProvider.System)
                .AddCcp(options =>
                {
                    if (approveOrigin)
                    {
                        options.ApprovedOrigins.Add(AddressOf(site!));
                    }

                    ccp?.Invoke(options);
                })
        );
        instance.UseWebSockets();
        instance.MapCcp();
        var workspace = new WorkspaceOptions();
        instance.MapWorkspace(center, workspace, time ?? TimeProvider.System, NullLogger.Instance);

        site = Listening(_ => { });
        var policy = new SecurityHeaders(
            layout,
            () => AddressOf(instance),
            () => WorkspaceOrigin(instance),
            () => AddressOf(records),
            framed
        );
        site.Use(policy.AddAsync);
        site.MapGet(
            "/screen-pop.json",
            () => Results.Text(ConfigFile(layout, AddressOf(instance), AddressOf(records), configure), "application/json")
        );
        site.UseFileServer(new FileServerOptions { FileProvider = new PhysicalFileProvider(layout.WidgetSite) });
        await site.StartAsync();
        workspace.Applications.Add(new("Screen Pop", new Uri($"{AddressOf(site)}/workspace/index.html")));
        await instance.StartAsync();
        return new WidgetHost(instance, records, site, center);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var application in new[] { instance, records, site })
        {
            await application.StopAsync(new CancellationToken(canceled: true));
            await application.DisposeAsync();
        }

        Center.Dispose();
    }

    private static string ConfigFile(RepositoryLayout layout, string instance, string records, Action<JsonObject>? configure)
    {
        var text = File.ReadAllText(Path.Combine(layout.WebWidget, "public", "screen-pop.json"));
        var file = JsonNode
            .Parse(
                text.Replace("${InstanceUrl}", instance, StringComparison.Ordinal)
                    .Replace("${RecordUrl}", records, StringComparison.Ordinal)
            )!
            .AsObject();
        configure?.Invoke(file);
        return file.ToJsonString();
    }

    private const string RecordStyle = """
        body{margin:0;padding:20px;font:14px/20px system-ui,sans-serif;color-scheme:light dark;color:light-dark(#10181c,#e8edef);background:light-dark(#e9edef,#0a0e10)}
        main{padding:16px 20px;border:1px solid light-dark(#dde3e6,#2a3338);border-radius:10px;background:light-dark(#fff,#14191c)}
        h1{margin:0;font-size:24px;line-height:30px}p{margin:8px 0 0}
        """;

    /// <summary>A record that shows its requested address as text.</summary>
    private static string RecordPage(HttpContext http)
    {
        var address = System.Net.WebUtility.HtmlEncode(http.Request.Path + http.Request.QueryString);
        return $"<!doctype html><html lang='en'><title>Record</title><style>{RecordStyle}</style><main><h1>Record</h1><p id='address'>{address}</p></main></html>";
    }

    private static string FramingPage(string page) =>
        "<!doctype html><html lang='en'><title>CRM</title><body>"
        + $"<iframe id='page' title='Agent' width='1200' height='800' src='{page}' allow='microphone; autoplay; clipboard-write'></iframe>"
        + "</body></html>";

    private static void AllowPage(HttpContext http)
    {
        http.Response.Headers.AccessControlAllowOrigin = http.Request.Headers.Origin;
        http.Response.Headers.AccessControlAllowCredentials = "true";
        http.Response.Headers.AccessControlAllowHeaders = "Content-Type";
    }

    private sealed record HandedOver(string PopUrl);

    private static WebApplication Listening(Action<IServiceCollection> configure)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        configure(builder.Services);
        return builder.Build();
    }

    private static string AddressOf(WebApplication application) =>
        $"http://localhost:{new Uri(application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port}";

    private static string WorkspaceOrigin(WebApplication instance) =>
        AddressOf(instance).Replace("localhost", "workspace.localhost", StringComparison.Ordinal);
}
