using System.Text.Json;

namespace ScreenPop.Benchmarks.Widget;

/// <param name="TaskMs">The main thread's work in milliseconds.</param>
/// <param name="HeapMb">Megabytes in use after a garbage collection.</param>
/// <param name="Listeners">The number of event listeners.</param>
/// <param name="Nodes">The number of nodes of all documents.</param>
internal sealed record PageMetrics(double TaskMs, double HeapMb, double Listeners, double Nodes)
{
    /// <param name="answer">The answer to <c>Performance.getMetrics</c>.</param>
    public static PageMetrics Of(JsonElement answer)
    {
        var metrics = answer
            .GetProperty("metrics")
            .EnumerateArray()
            .ToDictionary(metric => metric.GetProperty("name").GetString()!, metric => metric.GetProperty("value").GetDouble());
        return new(
            metrics["TaskDuration"] * 1000,
            metrics["JSHeapUsedSize"] / 1e6,
            metrics["JSEventListeners"],
            metrics["Nodes"]
        );
    }
}
