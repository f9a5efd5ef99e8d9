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
using ScreenPop.Toolchain;
using ScreenPop.Workspace;

namespace ScreenPop.Benchmarks.Widget;

/// <summary>
/// Serves the built page, the page in custom mode at <c>/custom/</c>, the plain page at <c>/plain/</c>, an instance's CCP,
/// its agent workspace with the built app, and a record system. Each has its own origin. The page and the workspace have
/// their own sites, as in production, where a browser gives the instance's frame its own process. Contacts reach the desk
/// with the attributes that a flow would set.
/// </summary>
internal sealed class AgentSite : IAsyncDisposable
{
    private readonly List<WebApplication> applications = [];
    private readonly System.Threading.Channels.Channel<double[]> reports =
        System.Threading.Channels.Channel.CreateUnbounded<double[]>();

    public ContactCenter Center { get; } = new(ContactCenterOptions.Sample with { RingTime = TimeSpan.FromMinutes(5) });

    public string Page { get; private set; } = "";

    /// <summary>How long the record system takes to answer. Default: it answers at once.</summary>
    public TimeSpan RecordDelay { get; set; }

    /// <summary>The address of the agent workspace, with the app pinned.</summary>
    public string Workspace { get; private set; } = "";

    public static async Task<AgentSite> StartAsync(RepositoryLayout layout)
    {
        var site = new AgentSite();
        var records = await site.ListenAsync(app =>
            app.MapGet(
                "/{**path}",
                async () =>
                {
                    await Task.Delay(site.RecordDelay);
                    return Results.Content("<!doctype html><title>Record</title><p>Record", "text/html");
                }
            )
        );
        var instance = await site.ListenAsync(
            app =>
            {
                app.UseWebSockets();
                app.MapCcp();
            },
            services => services.AddSingleton(site.Center).AddCcp(_ => { })
        );
        var rules = (await File.ReadAllTextAsync(Path.Combine(layout.WebWidget, "public", "screen-pop.json")))
            .Replace("${InstanceUrl}", instance, StringComparison.Ordinal)
            .Replace("${RecordUrl}", records, StringComparison.Ordinal);
        var streams = Directory.EnumerateFiles(Path.Combine(layout.WidgetSite, "assets"), "connect-streams-*.js").Single();
        var widget = await File.ReadAllTextAsync(Path.Combine(layout.WidgetSite, "index.html"));
        var custom = JsonNode.Parse(rules)!;
        custom["ccp"]!["mode"] = "custom";
        var card = custom.DeepClone();
        card["rules"] = new JsonArray(JsonNode.Parse("""{ "name": "Everybody", "open": { "target": "card" } }"""));
        var page = await site.ListenAsync(app =>
        {
            var files = new PhysicalFileProvider(layout.WidgetSite);
            foreach (
                var (path, file) in new[] { ("", rules), ("/custom", custom.ToJsonString()), ("/card", card.ToJsonString()) }
            )
            {
                app.MapGet($"{path}/screen-pop.json", () => Results.Text(file, "application/json"));
                app.MapGet($"{path}/", (string? probe) => Results.Content(Probes.Into(widget, probe), "text/html"));
                app.UseFileServer(new FileServerOptions { FileProvider = files, RequestPath = path });
            }

            var plain = PlainPage.Html(Path.GetFileName(streams), instance, records);
            app.MapGet("/plain/", (string? probe) => Results.Content(Probes.Into(plain, probe), "text/html"));
            app.MapPost(Probes.Path, (double[] numbers) => site.reports.Writer.TryWrite(numbers));
        });
        site.Page = page.Replace("localhost", "page.localhost", StringComparison.Ordinal);
        var options = new WorkspaceOptions();
        options.Applications.Add(new WorkspaceApplication("Screen Pop", new Uri($"{site.Page}/workspace/index.html")));
        var workspace = await site.ListenAsync(app =>
        {
            app.UseWebSockets();
            app.MapWorkspace(site.Center, options, TimeProvider.System, NullLogger.Instance);
        });
        site.Workspace = workspace.Replace("localhost", "workspace.localhost", StringComparison.Ordinal) + "/workspace/";
        site.applications[1].Services.GetRequiredService<CcpServer>().Approve(site.Page);
        return site;
    }

    /// <param name="path">The path of an agent's page: nothing, <c>custom/</c>, <c>card/</c> or <c>plain/</c>.</param>
    /// <param name="probe">The name of the script with which it reports.</param>
    public string Address(string path, string probe) => $"{Page}/{path}?probe={probe}";

    /// <summary>The next report of a page.</summary>
    /// <exception cref="OperationCanceledException">None comes within half a minute.</exception>
    public async Task<double[]> ReportAsync(CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        return await reports.Reader.ReadAsync(patience.Token);
    }

    /// <summary>Offers the agent a call of a known customer.</summary>
    public string Call(int number)
    {
        var contact = Center.CreateContact(
            NewContact.Call("+14155550100", "+18005550199") with
            {
                Attributes = new Dictionary<string, string>
                {
                    ["lookupStatus"] = "match",
                    ["customerId"] = $"C-{number}",
                    ["customerName"] = "Jane Doe",
                    ["line"] = "Acme Support",
                    ["dialedNumber"] = "+18005550199",
                    ["callerNumber"] = "+14155550100",
                },
            }
        );
        Center.Enqueue(contact.Id, Center.FindQueue("Support")!.Id);
        return contact.Id;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var application in applications)
        {
            await application.StopAsync(new CancellationToken(canceled: true));
            await application.DisposeAsync();
        }

        Center.Dispose();
    }

    private async Task<string> ListenAsync(Action<WebApplication> map, Action<IServiceCollection>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        configure?.Invoke(builder.Services);
        var application = builder.Build();
        map(application);
        await application.StartAsync();
        applications.Add(application);
        var address = application
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.First();
        return $"http://localhost:{new Uri(address).Port}";
    }
}
