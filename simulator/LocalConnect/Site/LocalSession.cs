using System.Globalization;
using ScreenPop.Lambda;
using ScreenPop.Toolchain;

namespace ScreenPop.LocalConnect.Site;

/// <summary>The parts of a journey on this machine: the table with the sample data, the functions and the instance.</summary>
public sealed class LocalSession : IAsyncDisposable
{
    private const string TableName = "ScreenPop";
    private const string Region = "us-east-1";

    /// <summary>The history's concurrency. Contact events can wait; a caller's lookup on the same machine cannot.</summary>
    private const int HistoryConcurrency = 2;

    private readonly Dynalite? dynalite;

    private readonly OwnFiles ownFiles;

    private LocalSession(RepositoryLayout layout, LocalData data, Dynalite? dynalite, LocalInstance instance, OwnFiles ownFiles)
    {
        Layout = layout;
        Data = data;
        this.dynalite = dynalite;
        Instance = instance;
        this.ownFiles = ownFiles;
    }

    public RepositoryLayout Layout { get; }

    public LocalData Data { get; }

    public LocalInstance Instance { get; }

    /// <param name="options">Replacements for the repository's own flows and functions.</param>
    /// <param name="progress">Receives a short text about each slow step, and about each change of a file.</param>
    /// <exception cref="SetupException">A part is missing or not usable; the message names it and the remedy.</exception>
    public static async Task<LocalSession> StartAsync(
        LocalSessionOptions options,
        Action<string> progress,
        CancellationToken cancellationToken
    )
    {
        var layout = RepositoryLayout.Find();
        var data = LocalData.Of(layout, options);
        var build = new NodeBuild(layout, progress);
        await build.EnsureWidgetAsync(cancellationToken);

        var dynalite = options.DynamoDbEndpoint is null ? await Dynalite.StartAsync(layout, cancellationToken) : null;
        try
        {
            var endpoint = options.DynamoDbEndpoint ?? dynalite!.Endpoint;
            var starting = LocalInstance.StartAsync(
                new LocalInstanceOptions
                {
                    FlowFolder = options.FlowFolder ?? layout.ContactFlows,
                    InboundFlow = options.InboundFlow,
                    CustomerLookup = Function(
                        "CustomerLookup",
                        options.CustomerLookup ?? layout.Bootstrap("CustomerLookup"),
                        options
                    ),
                    ContactHistory = Function("ContactHistory", layout.Bootstrap("ContactHistory"), options) with
                    {
                        ReservedConcurrency = HistoryConcurrency,
                    },
                    DynamoDb = endpoint,
                    Center = options.Center,
                },
                cancellationToken
            );
            var table = new LocalTable(data, endpoint, TableName, Region, RemovesMissing: dynalite is not null, progress);
            try
            {
                await table.ImportCustomersAsync(cancellationToken);
                await table.ImportLinesAsync(cancellationToken);
            }
            catch
            {
                await DisposeWhenStartedAsync(starting);
                throw;
            }

            var instance = await starting;
            try
            {
                instance.Journeys.Flows.AssignLines(data.Flows);
                return new LocalSession(layout, data, dynalite, instance, OwnFiles.Watch(options, table, instance, progress));
            }
            catch
            {
                await instance.DisposeAsync();
                throw;
            }
        }
        catch
        {
            if (dynalite is not null)
            {
                await dynalite.DisposeAsync();
            }

            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ownFiles.DisposeAsync();
        await Instance.DisposeAsync();
        if (dynalite is not null)
        {
            await dynalite.DisposeAsync();
        }
    }

    private static FunctionDefinition Function(string name, string executable, LocalSessionOptions options) =>
        new(name, executable)
        {
            Timeout = TimeSpan.FromSeconds(4),
            // A debug build on a busy laptop starts more slowly than a package in Lambda.
            InitLimit = TimeSpan.FromMinutes(1),
            Environment = new Dictionary<string, string>
            {
                ["TABLE_NAME"] = TableName,
                ["LOOKUP_DEADLINE_MS"] = options.LookupDeadline.TotalMilliseconds.ToString(CultureInfo.InvariantCulture),
                ["DEFAULT_COUNTRY"] = "US",
            },
        };

    private static async Task DisposeWhenStartedAsync(Task<LocalInstance> starting)
    {
        try
        {
            await (await starting).DisposeAsync();
        }
        catch (SetupException)
        {
            // It did not start. The other failure is the one to report.
        }
    }
}
