using ScreenPop.LambdaHost;

namespace ScreenPop.ContactHistory;

/// <summary>The function's environment.</summary>
/// <param name="TableName"><c>TABLE_NAME</c>: the customer table. Required.</param>
/// <param name="Days"><c>HISTORY_DAYS</c>, 1 to 3,650 days: how long a contact stays in the history. Default 90.</param>
internal sealed record HistorySettings(string TableName, int Days)
{
    private const int StandardDays = 90;
    private const int StandardLookupSeconds = 3;

    /// <summary>
    /// <c>METRICS_NAMESPACE</c>: keeps the metrics of two installations in one account apart. Default
    /// <c>ScreenPop/ContactHistory</c>.
    /// </summary>
    public string MetricsNamespace { get; init; } = "ScreenPop/ContactHistory";

    /// <summary>
    /// <c>LOOKUP_TIMEOUT_SECONDS</c>, 0 to 15 seconds: the timeout of the lookup function. A lookup may run for this long after
    /// its caller has hung up. Default 3.
    /// </summary>
    public TimeSpan LookupTimeout { get; init; } = TimeSpan.FromSeconds(StandardLookupSeconds);

    /// <exception cref="ConfigurationException">A variable is missing or invalid.</exception>
    public static HistorySettings Read(Func<string, string?> variable)
    {
        var environment = new FunctionEnvironment(variable);
        var settings = new HistorySettings(
            environment.Required("TABLE_NAME", "the name of the customer table"),
            environment.Number("HISTORY_DAYS", StandardDays, 1, 3650)
        )
        {
            LookupTimeout = TimeSpan.FromSeconds(environment.Number("LOOKUP_TIMEOUT_SECONDS", StandardLookupSeconds, 0, 15)),
        };
        return environment.Optional("METRICS_NAMESPACE") is { } metrics ? settings with { MetricsNamespace = metrics } : settings;
    }
}
