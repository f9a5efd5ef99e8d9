using System.Globalization;
using ScreenPop.LambdaHost;

namespace ScreenPop.ContactHistory;

/// <summary>The function's environment.</summary>
/// <param name="TableName"><c>TABLE_NAME</c>.</param>
/// <param name="Days"><c>HISTORY_DAYS</c>: how long a contact stays in the history. Default 90.</param>
internal sealed record HistorySettings(string TableName, int Days)
{
    private const int StandardDays = 90;

    /// <summary><c>METRICS_NAMESPACE</c>: keeps the metrics of two installations in one account apart.</summary>
    public string MetricsNamespace { get; init; } = "ScreenPop/ContactHistory";

    /// <exception cref="ConfigurationException">A variable is missing or makes no sense.</exception>
    public static HistorySettings Read(Func<string, string?> environment)
    {
        if (environment("TABLE_NAME") is not { } table || string.IsNullOrWhiteSpace(table))
        {
            throw new ConfigurationException("TABLE_NAME is not set; give the name of the customer table.");
        }

        var settings = new HistorySettings(table, DaysOf(environment("HISTORY_DAYS")));
        return environment("METRICS_NAMESPACE") is { Length: > 0 } metrics
            ? settings with
            {
                MetricsNamespace = metrics,
            }
            : settings;
    }

    private static int DaysOf(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return StandardDays;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 0 and <= 3650
            ? days
            : throw new ConfigurationException($"HISTORY_DAYS is '{text}'; use a whole number from 1 to 3650.");
    }
}
