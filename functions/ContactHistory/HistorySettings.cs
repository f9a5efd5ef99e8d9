using System.Globalization;
using ScreenPop.LambdaHost;

namespace ScreenPop.ContactHistory;

/// <summary>The function's environment.</summary>
/// <param name="TableName"><c>TABLE_NAME</c>.</param>
/// <param name="Days"><c>HISTORY_DAYS</c>: how long a contact stays in the history. Default 90.</param>
internal sealed record HistorySettings(string TableName, int Days)
{
    private const int StandardDays = 90;
    private const int StandardLookupSeconds = 3;

    /// <summary><c>METRICS_NAMESPACE</c>: keeps the metrics of two installations in one account apart.</summary>
    public string MetricsNamespace { get; init; } = "ScreenPop/ContactHistory";

    /// <summary>
    /// <c>LOOKUP_TIMEOUT_SECONDS</c>, 0 to 15: the time limit of the lookup function. A lookup may be at work for so long after
    /// its caller has hung up. Default 3.
    /// </summary>
    public TimeSpan LookupTimeout { get; init; } = TimeSpan.FromSeconds(StandardLookupSeconds);

    /// <exception cref="ConfigurationException">A variable is missing or makes no sense.</exception>
    public static HistorySettings Read(Func<string, string?> environment)
    {
        var table = environment("TABLE_NAME");
        return new HistorySettings(
            string.IsNullOrWhiteSpace(table)
                ? throw new ConfigurationException("TABLE_NAME is not set; give the name of the customer table.")
                : table,
            ReadNumber(environment, "HISTORY_DAYS", StandardDays, 1, 3650)
        )
        {
            MetricsNamespace = environment("METRICS_NAMESPACE") is { Length: > 0 } metrics ? metrics : "ScreenPop/ContactHistory",
            LookupTimeout = TimeSpan.FromSeconds(ReadNumber(environment, "LOOKUP_TIMEOUT_SECONDS", StandardLookupSeconds, 0, 15)),
        };
    }

    private static int ReadNumber(Func<string, string?> environment, string name, int standard, int least, int most)
    {
        var text = environment(name);
        if (string.IsNullOrWhiteSpace(text))
        {
            return standard;
        }

        return
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most
            ? number
            : throw new ConfigurationException($"{name} is '{text}'; use a whole number from {least} to {most}.");
    }
}
