using ScreenPop.Customers.Keys;
using ScreenPop.LambdaHost;

namespace ScreenPop.CustomerLookup;

/// <summary>The function's environment. docs/lookup.md lists it for the deployer.</summary>
/// <param name="TableName"><c>TABLE_NAME</c>.</param>
/// <param name="Country"><c>DEFAULT_COUNTRY</c>: of numbers written without country code; none by default.</param>
/// <param name="Deadline"><c>LOOKUP_DEADLINE_MS</c>, 100 to 7,500: the answer is given by then, whatever the table does. Default
/// 1,500.</param>
/// <param name="LineMaxAge"><c>LINE_CACHE_SECONDS</c>: how long an entry of the directory of lines is remembered. Default
/// 300.</param>
/// <param name="HistoryDays"><c>HISTORY_DAYS</c>: how long past contacts are kept; 0 keeps none. Default 90.</param>
internal sealed record LookupSettings(string TableName, Country? Country, TimeSpan Deadline, TimeSpan LineMaxAge, int HistoryDays)
{
    /// <summary>What <c>LOOKUP_DEADLINE_MS</c> is where it is not set.</summary>
    public const int StandardDeadlineMs = 1500;

    /// <summary><c>METRICS_NAMESPACE</c>: keeps the metrics of two installations in one account apart.</summary>
    public string MetricsNamespace { get; init; } = "ScreenPop/CustomerLookup";

    /// <exception cref="ConfigurationException">A variable is missing or makes no sense.</exception>
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
                $"DEFAULT_COUNTRY is '{code}', which is no country this function knows; {Remedy}."
            );
    }
}
