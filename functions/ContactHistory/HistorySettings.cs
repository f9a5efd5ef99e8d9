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
        var table = environment("TABLE_NAME");
        var days = environment("HISTORY_DAYS");
        return new HistorySettings(
            string.IsNullOrWhiteSpace(table)
                ? throw new ConfigurationException("TABLE_NAME is not set; give the name of the customer table.")
                : table,
            string.IsNullOrWhiteSpace(days) ? StandardDays
                : int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 3650
                    ? number
                : throw new ConfigurationException($"HISTORY_DAYS is '{days}'; use a whole number from 1 to 3650.")
        )
        {
            MetricsNamespace = environment("METRICS_NAMESPACE") is { Length: > 0 } metrics ? metrics : "ScreenPop/ContactHistory",
        };
    }
}
