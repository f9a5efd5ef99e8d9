using ScreenPop.FlowEngine.Ports;
using ScreenPop.FlowTesting.Calls;
using ScreenPop.FlowTesting.Scripts;

namespace ScreenPop.FlowTesting.Native;

/// <summary>Writes the answers of a script as overrides of an instance: one for each request to a resource.</summary>
internal static class NativeOverrides
{
    public static IEnumerable<NativeOverride> Of(
        CallScript call,
        CallRecording recording,
        NativeNames names,
        List<NativeNote> left
    )
    {
        var overrides = new List<NativeOverride>();
        foreach (var action in recording.Events.OfType<CallAction>())
        {
            var resource = names.Resource(action.Resource);
            NativeOverride? made = action.Type switch
            {
                "InvokeLambdaFunction" => OfFunction(call, action, resource, left),
                "CheckHoursOfOperation" => new SubstituteResource(
                    action.Type,
                    resource,
                    names.Placeholder(call.Given.Open == true ? NativeNames.OpenHours : NativeNames.ClosedHours)
                ),
                _ => call.Given.Queue switch
                {
                    QueueEntry.AtCapacity => new MockError(action.Type, resource, "QueueAtCapacity", 0),
                    QueueEntry.Failed => new MockError(action.Type, resource, "NoMatchingError", 0),
                    _ => null,
                },
            };
            if (made is not null)
            {
                overrides.Add(Literal(made, names));
            }
        }

        return overrides;
    }

    private static NativeOverride? OfFunction(CallScript call, CallAction action, string resource, List<NativeNote> left)
    {
        if (action.Answer is { IsReal: true })
        {
            left.Add(NativeRefusals.Note(call, "given.functions", $"the instance's own function answers \"{action.Block}\""));
            return null;
        }

        if (action.Limit is { } limit)
        {
            return new MockError(action.Type, resource, "TimeLimitExceeded", (int)Math.Ceiling(limit.TotalSeconds));
        }

        var takes = action.Answer?.Takes ?? TimeSpan.Zero;
        var delay = (int)takes.TotalSeconds;
        if (takes != TimeSpan.FromSeconds(delay))
        {
            left.Add(
                NativeRefusals.Note(
                    call,
                    "given.functions",
                    $"a native delay has whole seconds: {takes.TotalSeconds:0.###} s becomes {delay} s"
                )
            );
        }

        return action.Answer?.Json is { } json
            ? new MockAnswer(action.Type, resource, json, delay)
            : new MockError(action.Type, resource, "NoMatchingError", delay);
    }

    private static NativeOverride Literal(NativeOverride made, NativeNames names) =>
        made is MockAnswer answer ? answer with { Json = names.Literal(answer.Json) } : made;
}
