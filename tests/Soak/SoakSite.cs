using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using ScreenPop.Contacts;
using ScreenPop.Contacts.Agents;
using ScreenPop.Customers.Import;
using ScreenPop.Customers.Table;
using ScreenPop.Lambda;
using ScreenPop.LocalConnect;
using ScreenPop.LocalConnect.Journeys;
using ScreenPop.Soak.Checks;
using ScreenPop.Soak.Desk;
using ScreenPop.Soak.Plans;
using ScreenPop.Toolchain;

namespace ScreenPop.Soak;

/// <summary>
/// The parts that a call passes through, with fault injection: the shipped flows, the functions' own processes, the table, the
/// agents' pages.
/// </summary>
internal sealed class SoakSite : IAsyncDisposable
{
    public const string Table = "ScreenPop";
    public const string Supervisor = "supervisor";
    public const string Lookup = "CustomerLookup";
    public const string History = "ContactHistory";

    /// <summary>A call without progress for this long is lost.</summary>
    public static readonly TimeSpan StuckAfter = TimeSpan.FromMinutes(2);

    private readonly Dynalite dynalite;
    private readonly DeskProcess pages;
    private readonly ConcurrentDictionary<string, CallState> byContact = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, CallState> byKey = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SemaphoreSlim> keys = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Waiter, bool> waiters = [];
    private readonly AsyncLocal<CallState?> starting = new();
    private readonly IDisposable subscription;
    private volatile CenterState delivered;

    private SoakSite(Dynalite dynalite, AmazonDynamoDBClient dynamoDb, DeskProcess pages, LocalInstance instance)
    {
        this.dynalite = dynalite;
        this.pages = pages;
        DynamoDb = dynamoDb;
        Instance = instance;
        Desks = instance.Center.State.Agents.Keys.ToDictionary(
            agent => agent,
            agent => new AgentDesk(agent, pages, instance.Center, DeliveryFault),
            StringComparer.Ordinal
        );
        delivered = instance.Center.State;
        subscription = instance.Center.Subscribe(OnChange);
        instance.Journeys.Started += journey => byContact[journey.ContactId] = starting.Value!;
        instance.Lambda.LogWritten += Logs.Look;
        instance.Lambda.SetFaults(Lookup, request => CallOf(LookedUpContact(request))?.NextLookupFault());
        instance.Lambda.SetFaults(
            History,
            request => CallOf(JsonNode.Parse(request)!["detail"]!["contactId"]!.GetValue<string>())?.NextHistoryFault()
        );
        instance.Table!.FaultOf = request =>
            Partition(request) is { } key && byKey.TryGetValue(key, out var call) ? call.NextTableFault()
            : NotedContact(request) is { } contactId ? CallOf(contactId)?.NextNoteFault()
            : null;
    }

    public LocalInstance Instance { get; }

    public ContactCenter Center => Instance.Center;

    public AmazonDynamoDBClient DynamoDb { get; }

    public IReadOnlyDictionary<string, AgentDesk> Desks { get; }

    public LogChecks Logs { get; } = new();

    /// <exception cref="SetupException">A part does not start; the message names it and the remedy.</exception>
    public static async Task<SoakSite> StartAsync(SoakOptions options, CancellationToken cancellationToken)
    {
        var layout = RepositoryLayout.Find();
        var pages = await DeskProcess.StartAsync(layout, cancellationToken);
        var dynalite = await Dynalite.StartAsync(layout, cancellationToken);
        var dynamoDb = new AmazonDynamoDBClient(
            new BasicAWSCredentials("local", "local"),
            new AmazonDynamoDBConfig { ServiceURL = dynalite.Endpoint.ToString(), AuthenticationRegion = "us-east-1" }
        );
        await TableSetup.CreateIfMissingAsync(dynamoDb, Table, cancellationToken);
        using (var customers = RecordFile.JsonLines(CustomerBase.File))
        {
            var report = await new CustomerImport(dynamoDb, Table, new ImportOptions()).RunAsync(customers, cancellationToken);
            if (report.Refused > 0)
            {
                throw new SetupException($"{report.Refused} of the soak's customers were refused.");
            }
        }

        using (var lines = RecordFile.Open(Path.Combine(layout.SampleData, "lines.csv")))
        {
            await new LineImport(dynamoDb, Table, new ImportOptions()).RunAsync(lines, cancellationToken);
        }

        var instance = await LocalInstance.StartAsync(
            new LocalInstanceOptions
            {
                FlowFolder = layout.ContactFlows,
                CustomerLookup = Function(Lookup, concurrency: options.InFlight),
                ContactHistory = Function(History, concurrency: 16),
                DynamoDb = dynalite.Endpoint,
                Center = Floor(options.Agents),
            },
            cancellationToken
        );
        var site = new SoakSite(dynalite, dynamoDb, pages, instance);
        try
        {
            await site.OpenAsync(layout, options.InFlight, cancellationToken);
            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }

        FunctionDefinition Function(string name, int concurrency) =>
            new(name, options.Executables.GetValueOrDefault(name) ?? layout.Bootstrap(name))
            {
                // The history waits for lookups that may still be running after their caller hung up.
                Timeout = TimeSpan.FromSeconds(name == History ? 30 : 4),
                ReservedConcurrency = concurrency,
                Environment = new Dictionary<string, string>
                {
                    ["TABLE_NAME"] = Table,
                    ["LOOKUP_DEADLINE_MS"] = "3500",
                    ["DEFAULT_COUNTRY"] = "US",
                    ["LOOKUP_TIMEOUT_SECONDS"] = "4",
                },
            };
    }

    /// <summary>Reserves a call's key while the call is running: its faults are selected by the key.</summary>
    public async Task<CallState> BeginAsync(CallPlan plan, CancellationToken cancellationToken)
    {
        var call = new CallState(plan);
        if (plan.Caller.Key is { } key)
        {
            await keys.GetOrAdd(key, static _ => new SemaphoreSlim(1)).WaitAsync(cancellationToken);
            byKey[key] = call;
        }

        return call;
    }

    public void End(CallState call)
    {
        if (call.Plan.Caller.Key is { } key)
        {
            byKey.TryRemove(key, out _);
            keys[key].Release();
        }
    }

    public CallState? CallOf(string contactId) => byContact.GetValueOrDefault(contactId);

    /// <summary>Starts a contact. Its call is registered before the flow's first block.</summary>
    public Journey Start(CallState call)
    {
        starting.Value = call;
        return Instance.Journeys.Start(call.Plan.Contact, call.Plan.Keys);
    }

    /// <summary>Waits until a contact meets the condition and the agents' pages have received that state.</summary>
    /// <exception cref="TimeoutException">The condition never held.</exception>
    public async Task<Contact> UntilAsync(string contactId, Func<Contact, bool> condition)
    {
        var waiter = new Waiter(
            contactId,
            condition,
            new TaskCompletionSource<Contact>(TaskCreationOptions.RunContinuationsAsynchronously)
        );
        waiters[waiter] = true;
        Look(waiter);
        try
        {
            return await waiter.Reached.Task.WaitAsync(StuckAfter);
        }
        finally
        {
            waiters.TryRemove(waiter, out _);
        }
    }

    public async ValueTask DisposeAsync()
    {
        subscription.Dispose();
        await Instance.DisposeAsync();
        await pages.DisposeAsync();
        foreach (var desk in Desks.Values)
        {
            desk.Dispose();
        }

        DynamoDb.Dispose();
        await dynalite.DisposeAsync();
    }

    private static ContactCenterOptions Floor(int agents)
    {
        var profile = ContactCenterOptions.Sample.Agents[0].RoutingProfile;
        return ContactCenterOptions.Sample with
        {
            Agents =
            [
                .. Enumerable
                    .Range(1, agents)
                    .Select(at => new Agent
                    {
                        Username = $"agent-{at}",
                        Name = $"Agent {at}",
                        RoutingProfile = profile,
                    }),
                new Agent
                {
                    Username = Supervisor,
                    Name = "Super Visor",
                    RoutingProfile = profile,
                    IsSupervisor = true,
                },
            ],
            RingTime = TimeSpan.FromSeconds(4),
            AnswerTime = TimeSpan.FromMilliseconds(20),
        };
    }

    private async Task OpenAsync(RepositoryLayout layout, int inFlight, CancellationToken cancellationToken)
    {
        // Few at a time: with too many processes on a small machine, none starts within Lambda's limit.
        await Parallel.ForEachAsync(
            Enumerable.Range(0, inFlight - 1),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken },
            async (_, cancellation) => await Instance.Lambda.WarmAsync(Lookup, cancellation)
        );
        var contract = JsonNode.Parse(
            await File.ReadAllTextAsync(Path.Combine(layout.ContactFlows, "attributes.json"), cancellationToken)
        )!["attributes"]!;
        var rules = RuleFiles.Load(layout);
        foreach (var (place, desk) in Desks.Values.Index())
        {
            var (content, popsAtRing) = rules[place % rules.Count];
            await desk.SignInAsync(content, popsAtRing, contract);
        }

        foreach (var agent in Desks.Keys.Where(agent => agent != Supervisor))
        {
            Center.SignIn(agent);
        }
    }

    private void OnChange(CenterChange change)
    {
        foreach (var agent in change.Agents)
        {
            Desks[agent].Changed(change.After);
        }

        delivered = change.After;
        foreach (var waiter in waiters.Keys)
        {
            Look(waiter);
        }
    }

    private void Look(Waiter waiter)
    {
        if (delivered.Contacts.GetValueOrDefault(waiter.ContactId) is { } contact && waiter.Condition(contact))
        {
            waiter.Reached.TrySetResult(contact);
        }
    }

    private DeskFault? DeliveryFault(AgentContact desk, Contact contact)
    {
        DeskStage? stage = desk.State switch
        {
            AgentContactState.Incoming or AgentContactState.Connecting => DeskStage.Ringing,
            AgentContactState.Connected => DeskStage.Connected,
            AgentContactState.Ended => DeskStage.Ended,
            _ => null,
        };
        return
            stage is { } at
            && CallOf(contact.ChainId) is { Plan.DeskFault: <= DeskFault.OldEventsAgain } call
            && call.TakeDeskFault(at)
            ? call.Plan.DeskFault
            : null;
    }

    private static string LookedUpContact(string request) =>
        JsonNode.Parse(request)!["Details"]!["ContactData"]!["ContactId"]!.GetValue<string>();

    /// <summary>The partition that a Query reads; null for any other request.</summary>
    private static string? Partition(string request)
    {
        using var json = JsonDocument.Parse(request);
        return
            json.RootElement.TryGetProperty("ExpressionAttributeValues", out var values)
            && values.TryGetProperty(":key", out var key)
            ? key.GetProperty("S").GetString()
            : null;
    }

    /// <summary>The contact whose note a PutItem writes; null for any other request.</summary>
    private static string? NotedContact(string request)
    {
        const string notes = "NOTE#";
        using var json = JsonDocument.Parse(request);
        return
            json.RootElement.TryGetProperty("Item", out var item)
            && item.TryGetProperty("PK", out var key)
            && key.GetProperty("S").GetString() is { } partition
            && partition.StartsWith(notes, StringComparison.Ordinal)
            ? partition[notes.Length..]
            : null;
    }

    private sealed record Waiter(string ContactId, Func<Contact, bool> Condition, TaskCompletionSource<Contact> Reached);
}
