using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ScreenPop.FlowTesting.Native;

namespace ScreenPop.Cli.Flows.OnInstance;

/// <summary>Reports a call on an instance in the format of <c>flows test</c>.</summary>
internal static class NativeStory
{
    public static string Tell(string file, NativeExport export, NativeOutcome outcome)
    {
        if (outcome.Passed)
        {
            return $"  ok   {export.Call.Name}\n";
        }

        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"  FAIL {export.Call.Name}  ({file}, line {export.Call.Line})\n");
        if (outcome.Refusal is { } refusal)
        {
            text.Append(CultureInfo.InvariantCulture, $"       {refusal}\n");
            return text.ToString();
        }

        var begun = outcome.Records.Select(record => record.At).DefaultIfEmpty().Min();
        var isFailureTold = false;
        foreach (var record in outcome.Records.Where(record => record.ObservationId is not null))
        {
            var observation = export.Test!.Observations.ElementAtOrDefault(Index(record.ObservationId!));
            var told = observation is null ? record.ObservationId! : Event(observation.Event);
            if (record.Status == "PASSED")
            {
                text.Append(CultureInfo.InvariantCulture, $"       {record.At - begun:mm\\:ss\\.f}  {told}\n");
                continue;
            }

            isFailureTold = true;
            var line = observation is { Line: > 0 } ? observation.Line : export.Call.Line;
            text.Append(CultureInfo.InvariantCulture, $"       line {line}: expected that {told}; but {Failure(record)}\n");
        }

        if (!isFailureTold)
        {
            text.Append(CultureInfo.InvariantCulture, $"       {End(outcome)}\n");
        }

        return text.ToString();
    }

    private static int Index(string observation) =>
        int.TryParse(observation.Split('-')[^1], CultureInfo.InvariantCulture, out var number) ? number - 1 : -1;

    private static string Event(NativeEvent awaited) =>
        awaited switch
        {
            MessageReceived message => $"the caller hears something with \"{message.Content}\"",
            FlowActionStarted { ActionType: "InvokeLambdaFunction" } action => $"{action.Resource} is asked",
            FlowActionStarted { ActionType: "CheckHoursOfOperation" } action => $"the hours {action.Resource} are checked",
            FlowActionStarted action => $"the contact comes to the queue {action.Resource}",
            TestCompleted => "the flow ends",
            _ => "the call begins",
        };

    private static string Failure(NativeRecord record) =>
        (record.Details?["Message"] as JsonValue)?.ToString() is { Length: > 0 } why ? why : "it did not happen in five minutes";

    private static string End(NativeOutcome outcome)
    {
        var reason = (outcome.Records.Count > 0 ? outcome.Records[^1].Details : null)?["CompletionReason"] as JsonObject;
        return $"the test ended with {outcome.Status}{(reason is null ? "" : $": {reason.ToJsonString()}")}";
    }
}
