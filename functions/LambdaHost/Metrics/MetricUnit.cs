namespace ScreenPop.LambdaHost.Metrics;

/// <summary>The units of CloudWatch this project uses, by their CloudWatch names.</summary>
public enum MetricUnit
{
    None,
    Count,
    Milliseconds,
    Bytes,
}
