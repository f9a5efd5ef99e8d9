namespace ScreenPop.LambdaHost.Metrics;

/// <summary>The CloudWatch units that this project uses, by their CloudWatch names.</summary>
public enum MetricUnit
{
    None,
    Count,
    Milliseconds,
    Bytes,
}
