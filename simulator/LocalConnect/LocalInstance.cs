using ScreenPop.Contacts;
using ScreenPop.Lambda;
using ScreenPop.LocalConnect.Events;
using ScreenPop.LocalConnect.Flows;
using ScreenPop.LocalConnect.Journeys;
using ScreenPop.LocalConnect.Table;
using ScreenPop.LocalConnect.Table.Policies;
using ScreenPop.Toolchain;

namespace ScreenPop.LocalConnect;

/// <summary>
/// A local Amazon Connect instance without its pages: the contact centre, the flows and the functions. Calls can be placed on
/// it. Disposing it ends every process it started.
/// </summary>
public sealed class LocalInstance : IAsyncDisposable
{
    private LocalInstance(
        ContactCenter center,
        LambdaService lambda,
        ContactJourneys journeys,
        ContactEventBus? events,
        TableDoor? table,
        FunctionLog log
    )
    {
        Log = log;
        Center = center;
        Lambda = lambda;
        Journeys = journeys;
        Events = events;
        Table = table;
    }

    public ContactCenter Center { get; }

    public LambdaService Lambda { get; }

    public ContactJourneys Journeys { get; }

    /// <summary>The contact events; null when no function receives them.</summary>
    public ContactEventBus? Events { get; }

    /// <summary>The door to the table, which applies its faults; null when the DynamoDB API is on another machine.</summary>
    public TableDoor? Table { get; }

    internal FunctionLog Log { get; }

    /// <summary>Reads the flows, starts the functions and returns when calls can be placed.</summary>
    /// <exception cref="SetupException">A flow or a function is not usable; the message names it and the remedy.</exception>
    public static async Task<LocalInstance> StartAsync(LocalInstanceOptions options, CancellationToken cancellationToken)
    {
        var (region, account) = RegionAndAccount(options.Center.Instance);
        var lambda = new LambdaService(region, account, options.Time);
        var center = new ContactCenter(options.Center, options.Time);
        var table = options.DynamoDb.IsLoopback ? await TableDoor.OpenAsync(options.DynamoDb, cancellationToken) : null;
        try
        {
            var endpoint = table?.Endpoint ?? options.DynamoDb;
            var lookup = lambda.Add(OnTable(options.CustomerLookup, endpoint, table));
            var flows = FlowCatalog.Load(
                options.FlowFolder,
                options.Center.Instance,
                options.Center.Queues,
                [KeyValuePair.Create("CustomerLookup", $"{lookup}:live")]
            );
            flows.Named(options.InboundFlow);
            var journeys = new ContactJourneys(center, flows, lambda, options.InboundFlow, options.Time);
            var log = new FunctionLog();
            lambda.LogWritten += journeys.Note;
            lambda.LogWritten += log.Add;
            await WarmAsync(lambda, options.CustomerLookup, cancellationToken);
            var events = options.ContactHistory is { } history
                ? new ContactEventBus(center, lambda, OnTable(history, endpoint, table), options.Time)
                : null;
            return new LocalInstance(center, lambda, journeys, events, table, log);
        }
        catch
        {
            await lambda.DisposeAsync();
            center.Dispose();
            await CloseAsync(table);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Journeys.Dispose();
        if (Events is not null)
        {
            await Events.DisposeAsync();
        }

        await Lambda.DisposeAsync();
        Center.Dispose();
        await CloseAsync(Table);
    }

    /// <summary>
    /// Sets the function's table access. The access key identifies the function's role: the local table selects the policy of a
    /// request by it.
    /// </summary>
    private static FunctionDefinition OnTable(FunctionDefinition function, Uri dynamoDb, TableDoor? table)
    {
        var environment = new Dictionary<string, string>(function.Environment)
        {
            ["AWS_ENDPOINT_URL_DYNAMODB"] = dynamoDb.ToString(),
        };
        if (table is not null && environment.TryGetValue("TABLE_NAME", out var name))
        {
            var template = Path.Combine(RepositoryLayout.Find().Root, "template.yaml");
            table.Enforce(function.Name, StackPolicies.Read(template, function.Name, name));
            environment["AWS_ACCESS_KEY_ID"] = function.Name;
        }

        return function with
        {
            Environment = environment,
        };
    }

    private static async ValueTask CloseAsync(TableDoor? table)
    {
        if (table is not null)
        {
            await table.DisposeAsync();
        }
    }

    private static (string Region, string Account) RegionAndAccount(InstanceArn instance)
    {
        var parts = instance.Value.Split(':');
        return (parts[3], parts[4]);
    }

    private static async Task WarmAsync(LambdaService lambda, FunctionDefinition function, CancellationToken cancellationToken)
    {
        try
        {
            await lambda.WarmAsync(function.Name, cancellationToken);
        }
        catch (InitErrorException problem)
        {
            throw new SetupException(
                $"The function {function.Name} ({function.Executable}) does not start: {problem.Payload}",
                problem
            );
        }
    }
}
