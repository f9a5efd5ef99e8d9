using ScreenPop.Customers.Keys;
using ScreenPop.LambdaHost;

namespace ScreenPop.CustomerLookup;

/// <summary>The function's environment. docs/lookup.md documents it for the deployer.</summary>
/// <param name="TableName"><c>TABLE_NAME</c>: the customer table. Required.</param>
/// <param name="Country"><c>DEFAULT_COUNTRY</c>: the country of numbers without a country code, as an ISO 3166-1 alpha-2 code.
/// None by default.</param>
/// <param name="Deadline"><c>LOOKUP_DEADLINE_MS</c>, 100 to 7,500 ms: the lookup answers within this time, even if the table
/// does not. Default 1,500.</param>
/// <param name="LineMaxAge"><c>LINE_CACHE_SECONDS</c>, 0 to 86,400 seconds: how long the function caches an entry of the line
/// directory. Default 300.</param>
/// <param name="HistoryDays"><c>HISTORY_DAYS</c>, 0 to 3,650 days: how long past contacts are kept; 0 keeps none. Default
/// 90.</param>
internal sealed record LookupSettings(string TableName, Country? Country, TimeSpan Deadline, TimeSpan LineMaxAge, int HistoryDays)
{
    /// <summary>The default of <c>LOOKUP_DEADLINE_MS</c>.</summary>
    public const int StandardDeadlineMs = 1500;

    /// <summary>
    /// <c>METRICS_NAMESPACE</c>: keeps the metrics of two installations in one account apart. Default
    /// <c>ScreenPop/CustomerLookup</c>.
    /// </summary>
    public string MetricsNamespace { get; init; } = "ScreenPop/CustomerLookup";

    /// <exception cref="ConfigurationException">A variable is missing or invalid.</exception>
    public static LookupSettings Read(Func<string, string?> variable)
    {
        var environment = new FunctionEnvironment(variable);
        var settings = new LookupSettings(
            environment.Required("TABLE_NAME", "the name of the customer table"),
            ReadCountry(environment.Optional("DEFAULT_COUNTRY")),
            TimeSpan.FromMilliseconds(environment.Number("LOOKUP_DEADLINE_MS", StandardDeadlineMs, 100, 7500)),
            TimeSpan.FromSeconds(environment.Number("LINE_CACHE_SECONDS", 300, 0, 86_400)),
            environment.Number("HISTORY_DAYS", 90, 0, 3650)
        );
        return environment.Optional("METRICS_NAMESPACE") is { } metrics ? settings with { MetricsNamespace = metrics } : settings;
    }

    private static Country? ReadCountry(string? code)
    {
        if (code is null)
        {
            return null;
        }

        const string Remedy = "use an ISO 3166 code such as US, GB or DE, or leave it out";
        return Country.Find(code)
            ?? throw new ConfigurationException(
                $"DEFAULT_COUNTRY is '{code}', which is not a country this function knows; {Remedy}."
            );
    }
}
