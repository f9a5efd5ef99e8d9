using System.Text.Json;
using ScreenPop.LambdaHost.Logging;

namespace ScreenPop.LambdaHost.Metrics;

/// <summary>
/// The metrics of one invocation, written as one line in CloudWatch's embedded metric format (specification of 2019).
/// CloudWatch Logs extracts the numbers from the line, so the function makes no request for them. Every number is recorded
/// under each dimension alone and without dimensions, so that an alarm needs no dimension.
/// </summary>
public sealed class MetricLine(JsonLogger log, TimeProvider clock, string metricNamespace)
{
    private readonly List<(string Name, string Value)> dimensions = [];
    private readonly List<(string Name, double Value, MetricUnit Unit)> metrics = [];

    public MetricLine Dimension(string name, string value)
    {
        dimensions.Add((name, value));
        return this;
    }

    public MetricLine Count(string name, int value = 1) => Add(name, value, MetricUnit.Count);

    public MetricLine Duration(string name, TimeSpan value) => Add(name, value.TotalMilliseconds, MetricUnit.Milliseconds);

    public MetricLine Add(string name, double value, MetricUnit unit)
    {
        metrics.Add((name, value, unit));
        return this;
    }

    public void Write() =>
        log.WriteLine(json =>
        {
            json.WriteStartObject("_aws");
            json.WriteNumber("Timestamp", clock.GetUtcNow().ToUnixTimeMilliseconds());
            json.WriteStartArray("CloudWatchMetrics");
            json.WriteStartObject();
            json.WriteString("Namespace", metricNamespace);
            WriteDimensionSets(json);
            WriteDefinitions(json);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();

            JsonLogger.WriteScope(json);
            foreach (var (name, value) in dimensions)
            {
                json.WriteString(name, value);
            }

            foreach (var (name, value, _) in metrics)
            {
                json.WriteNumber(name, Math.Round(value, 3));
            }
        });

    private void WriteDimensionSets(Utf8JsonWriter json)
    {
        json.WriteStartArray("Dimensions");
        json.WriteStartArray();
        json.WriteEndArray();
        foreach (var (name, _) in dimensions)
        {
            json.WriteStartArray();
            json.WriteStringValue(name);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private void WriteDefinitions(Utf8JsonWriter json)
    {
        json.WriteStartArray("Metrics");
        foreach (var (name, _, unit) in metrics)
        {
            json.WriteStartObject();
            json.WriteString("Name", name);
            json.WriteString("Unit", unit.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
