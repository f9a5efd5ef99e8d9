using Microsoft.Extensions.Logging;
using ScreenPop.CustomerLookup.Answers;
using ScreenPop.CustomerLookup.Events;
using ScreenPop.CustomerLookup.Lookup;
using ScreenPop.Customers.Keys;
using ScreenPop.Customers.Table;
using ScreenPop.Customers.Table.Requests;
using ScreenPop.LambdaHost;

namespace ScreenPop.CustomerLookup;

/// <summary>Builds and warms the lookup handler in the init phase.</summary>
internal sealed class LookupFunction(FunctionOptions options)
{
    /// <summary>Lambda limits init to 10 s. A table that does not answer must not use that up.</summary>
    private static readonly TimeSpan PrimeLimit = TimeSpan.FromSeconds(3);

    /// <summary>A key that no customer has.</summary>
    private static readonly LookupKey UnusedKey = LookupKey.Phone("+0");

    /// <exception cref="ConfigurationException">The environment is incomplete; the message names the variable.</exception>
    public async Task<LambdaHandler<ConnectEvent, Dictionary<string, string>>> StartAsync(CancellationToken cancellationToken)
    {
        var log = options.CreateLogger();
        var settings = LookupSettings.Read(options.Environment);
        var dynamoDb =
            TableClient.Create()
            ?? throw new ConfigurationException("AWS_REGION is not set; Lambda sets it, and a local run must.");
        var gateway = new TableGateway(dynamoDb, settings.TableName, RetryPolicy.Interactive);
        var table = new CustomerTable(gateway);
        await PrimeAsync(table, log, cancellationToken).ConfigureAwait(false);
        return new LookupHandler(
            settings,
            table,
            new NoteTaker(settings, new NoteLog(gateway), log, options.Clock),
            AnswerContract.Load(),
            log,
            options.Clock
        ).HandleAsync;
    }

    /// <summary>
    /// Sends the first requests during init, so that no caller waits for the connection, the credentials and the SDK's own
    /// start. If the table is unreadable, this logs one error and the function starts anyway: it answers <c>error</c> until the
    /// table is readable.
    /// </summary>
    private static async Task PrimeAsync(CustomerTable table, ILogger log, CancellationToken cancellationToken)
    {
        using var budget = new TimeBudget(PrimeLimit, TimeProvider.System, cancellationToken);
        try
        {
            await Task.WhenAll(table.FindAsync(UnusedKey, budget), table.FindLineAsync("+0", budget)).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            log.TableNotReadable(table.TableName, ErrorKind.Of(e), e.Message);
        }
    }
}
