using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ScreenPop.Ccp;
using ScreenPop.ConnectApi;
using ScreenPop.ConnectApi.Instance;
using ScreenPop.ConnectApi.TestCases;
using ScreenPop.FlowLanguage.Contract;
using ScreenPop.LocalConnect.Api;
using ScreenPop.LocalConnect.Home;
using ScreenPop.LocalConnect.Hosting;
using ScreenPop.LocalConnect.Operator;
using ScreenPop.LocalConnect.Records;
using ScreenPop.LocalConnect.Stories;
using ScreenPop.Toolchain;
using ScreenPop.Workspace;

namespace ScreenPop.LocalConnect;

/// <summary>Serves the pages of a local instance on loopback only: the agent's, the caller's and the record system's.</summary>
public sealed class LocalConnectServer : IAsyncDisposable
{
    private static readonly TimeSpan ShutdownLimit = TimeSpan.FromSeconds(2);

    private readonly TaskCompletionSource afresh = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly WebApplication web;

    private LocalConnectServer(LocalInstance instance, LocalConnectOptions options)
    {
        web = Build(instance, options, () => afresh.TrySetResult());
        Addresses = options.Addresses;
    }

    public LocalAddresses Addresses { get; }

    /// <summary>
    /// Completes when a person asks on the home page to start afresh. The owner then disposes of this server and of the instance
    /// and starts new ones.
    /// </summary>
    public Task Afresh => afresh.Task;

    public CcpServer Ccp => web.Services.GetRequiredService<CcpServer>();

    /// <summary>Serves the pages of an instance. The caller disposes of the instance.</summary>
    /// <exception cref="SetupException">A port is in use; the message names the ports and the remedy.</exception>
    public static async Task<LocalConnectServer> StartAsync(
        LocalInstance instance,
        LocalConnectOptions options,
        CancellationToken cancellationToken
    )
    {
        var server = new LocalConnectServer(instance, options);
        try
        {
            await server.web.StartAsync(cancellationToken);
            return server;
        }
        catch (Exception problem)
        {
            await server.DisposeAsync();
            throw problem is IOException { InnerException: AddressInUseException }
                ? new SetupException(
                    $"One of the ports {options.Port} to {options.Addresses.LastPort} is taken: end the program that listens there, or choose others with --port.",
                    problem
                )
                : problem;
        }
    }

    public ValueTask DisposeAsync() => web.DisposeAsync();

    private static WebApplication Build(LocalInstance instance, LocalConnectOptions options, Action startAfresh)
    {
        var addresses = options.Addresses;
        // Without this setting, the builder would watch every folder below the working folder for settings.
        var builder = WebApplication.CreateSlimBuilder(["--hostBuilder:reloadConfigOnChange=false"]);
        builder.Logging.ClearProviders();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownLimit);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            foreach (var port in addresses.AgentPorts.Append(addresses.InstancePort).Append(addresses.RecordPort))
            {
                kestrel.ListenLocalhost(port);
            }
        });
        builder.Services.AddRouting();
        builder.Services.AddSingleton(instance.Center);
        builder.Services.AddSingleton(options.Time);
        builder.Services.AddSingleton<IInstanceResources>(services => new InstanceApi(
            instance,
            options.PhoneBook,
            services.GetRequiredService<CcpServer>()
        ));
        builder.Services.AddSingleton<ITestCaseInstance>(new InstanceTests(instance));
        builder.Services.AddCcp(ccp =>
        {
            ccp.ApprovedOrigins.UnionWith(addresses.AgentPages.Select(LocalAddresses.Origin));
            ccp.SignOutAfter = options.SignOutAfter;
        });

        builder.Services.AddSingleton<StoryBook>();
        builder.Services.AddCors();

        var web = builder.Build();
        var stories = web.Services.GetRequiredService<StoryBook>();
        var mask = new StoryMask(Contract(options.Layout), options.PhoneBook.Lines.Select(line => line.Number));
        var log = web.Services.GetRequiredService<ILogger<WorkspaceOptions>>();
        web.UseOriginGuard(addresses);
        foreach (var (port, username) in addresses.AgentPorts.Zip(options.FurtherAgents.Prepend(null)))
        {
            web.MapWhen(
                http => http.Connection.LocalPort == port,
                app => app.UseAgentSite(new AgentRules(options, addresses, username), stories)
            );
        }

        web.MapWhen(http => http.Connection.LocalPort == addresses.RecordPort, app => app.UseRecordSite(options, addresses));
        web.MapWhen(
            http => http.Connection.LocalPort == addresses.InstancePort,
            app =>
            {
                app.UseWebSockets();
                app.UseRouting();
                app.UseUnknownOperations();
                app.UseEndpoints(endpoints =>
                {
                    endpoints.MapCcp();
                    endpoints.MapConnectApi();
                    endpoints.MapTestCases();
                    endpoints.MapWorkspace(instance.Center, Workspace(addresses), options.Time, log);
                    endpoints.MapHomeApi(instance, options, startAfresh);
                    endpoints.MapOperatorApi(instance, options.PhoneBook);
                    endpoints.MapPhoneApi(instance, options.PhoneBook);
                    endpoints.MapStories(instance, stories, new AgentRules(options, addresses).Read, mask, options.Time);
                });
                var pages = new ManifestEmbeddedFileProvider(typeof(LocalConnectServer).Assembly, "wwwroot");
                app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = pages });
                app.UseStaticFiles(
                    new StaticFileOptions
                    {
                        FileProvider = new PhysicalFileProvider(options.Layout.WidgetLook),
                        RequestPath = "/look",
                    }
                );
                app.UseStaticFiles(
                    new StaticFileOptions
                    {
                        FileProvider = pages,
                        OnPrepareResponse = static page => SecurityHeaders.OfConsole(page.Context.Response),
                    }
                );
            }
        );
        return web;
    }

    /// <summary>
    /// The widget in each of its forms. The workspace opens the first one; <c>?open=</c> in its address names others.
    /// </summary>
    private static WorkspaceOptions Workspace(LocalAddresses addresses)
    {
        var workspace = new WorkspaceOptions();
        // The permissions that the stack registers. A record in a window does not inherit the sandbox, the app can copy a value,
        // and it shares its pops with the agent's page.
        string[] sandbox =
        [
            .. WorkspaceApplication.DefaultSandbox,
            "allow-popups-to-escape-sandbox",
            "allow-storage-access-by-user-activation",
        ];
        var app = new WorkspaceApplication("Screen Pop", addresses.WorkspaceApp)
        {
            Sandbox = sandbox,
            Allow = ["clipboard-write"],
        };
        workspace.Applications.Add(app);
        workspace.Applications.Add(app with { Name = "Screen Pop contact", IsPerContact = true, IsPinned = false });
        workspace.Applications.Add(new("Screen Pop service", addresses.WorkspaceService) { IsService = true, IsPinned = false });
        return workspace;
    }

    private static AttributeContract Contract(RepositoryLayout layout) =>
        AttributeContract.Parse(File.ReadAllBytes(Path.Combine(layout.ContactFlows, "attributes.json")), "attributes.json");
}
