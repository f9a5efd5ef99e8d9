using System.Runtime.CompilerServices;

namespace ScreenPop.Cli.Doctor.Checks;

/// <summary>Checks the stack's alarms.</summary>
internal sealed class AlarmCheck(AwsCli aws)
{
    public async IAsyncEnumerable<Finding> RunAsync(
        Installation installation,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        string[] names =
        [
            .. installation
                .Resources.Where(resource => resource.Key.EndsWith("Alarm", StringComparison.Ordinal))
                .Select(resource => resource.Value),
        ];
        if (names.Length == 0)
        {
            yield return Finding.Wrong("Alarms", "The stack has no alarms.", installation.Redeployment());
            yield break;
        }

        var described = await aws.CallAsync("cloudwatch", "describe-alarms", ["--alarm-names", .. names], cancellationToken);
        var ringing = described["MetricAlarms"]!.AsArray().Where(alarm => alarm!["StateValue"]?.ToString() == "ALARM").ToList();
        if (ringing.Count == 0)
        {
            yield return Finding.Fine("Alarms", $"None of the {names.Length} alarms is in the state ALARM.");
        }

        foreach (var alarm in ringing)
        {
            yield return Finding.Wrong(
                "Alarm",
                $"{alarm!["AlarmDescription"]} ({alarm["StateReason"]})",
                $"aws cloudwatch describe-alarm-history --alarm-name {alarm["AlarmName"]}{aws.Options}"
            );
        }
    }
}
