using ScreenPop.Contacts;
using ScreenPop.Lambda;
using ScreenPop.LocalConnect.Events;
using ScreenPop.LocalConnect.Flows;
using ScreenPop.LocalConnect.Journeys;
using ScreenPop.Toolchain;

namespace ScreenPop.LocalConnect;

/// <summary>
/// A local Amazon Connect instance without its pages: the contact centre, the flows and the functions. A call can be placed
/// on it; disposing it ends every process it started.
/// </summary>
public sealed class LocalInstance : IAsyncDisposable
{
    private LocalInstance(ContactCenter center, LambdaService lambda, ContactJourneys journeys, ContactEventBus? events)
    {
        Center = center;
        Lambda = lambda;
        Journeys = journeys;
        Events = events;
    }

    public ContactCenter Center { get; }

    public LambdaService Lambda { get; }

    public ContactJourneys Journeys { get; }

    /// <summary>Null when nothing listens to contact events.</summary>
    public ContactEventBus? Events { get; }

    /// <summary>Reads the flows, starts the function and returns when a call can be placed.</summary>
    /// <exception cref="SetupException">A flow or a function is not as it should be; the message says which and what to do.</exception>
    public static async Task<LocalInstance> StartAsync(LocalInstanceOptions options, CancellationToken cancellationToken)
    {
        var (region, account) = RegionAndAccount(options.Center.Instance);
        var lambda = new LambdaService(region, account, options.Time);
        var center = new ContactCenter(options.Center, options.Time);
        try
        {
            var lookup = lambda.Add(options.CustomerLookup);
            var flows = FlowCatalog.Load(
                options.FlowFolder, options.Center.Instance, options.Center.Queues, [KeyValuePair.Create("CustomerLookup", $"{lookup}:live")]);
            var journeys = new ContactJourneys(center, flows, lambda, flows.Named(options.InboundFlow), options.Time);
            lambda.LogWritten += journeys.Note;
            await WarmAsync(lambda, options.CustomerLookup, cancellationToken);
            var events = options.ContactHistory is { } history ? new ContactEventBus(center, lambda, lambda.Add(history)) : null;
            return new LocalInstance(center, lambda, journeys, events);
        }
        catch
        {
            await lambda.DisposeAsync();
            center.Dispose();
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
            throw new SetupException($"The function {function.Name} ({function.Executable}) does not start: {problem.Payload}", problem);
        }
    }
}
