using ScreenPop.FlowLanguage;
using ScreenPop.FlowLanguage.Catalogue;
using ScreenPop.FlowTesting.Calls;
using ScreenPop.FlowTesting.Scripts;

namespace ScreenPop.FlowTesting.Native;

/// <summary>The reasons why a call has no native form at all. Without these parts, the test would be a different call.</summary>
internal static class NativeRefusals
{
    internal const string Type = "type";

    /// <summary>Source: admin guide, testing and simulation. The service then ends a test as failed.</summary>
    private static readonly TimeSpan LongestTest = TimeSpan.FromMinutes(5);

    /// <summary>The reasons in the script itself.</summary>
    public static IEnumerable<NativeNote> Of(Flow flow, CallScript call)
    {
        var type = call.Type ?? FlowTypeNames.Of(flow) ?? FlowType.ContactFlow;
        if (type != FlowType.ContactFlow)
        {
            yield return Note(
                call,
                Type,
                $"a native test begins in an inbound flow, and this is {FlowTypeNames.WithArticle(type)}"
            );
        }

        if (call.Channel is not ("VOICE" or "CHAT"))
        {
            yield return Note(call, "channel", $"a native test takes VOICE or CHAT, not {call.Channel}");
        }

        if (call.InitiationMethod != "INBOUND")
        {
            yield return Note(call, "initiation", $"a native test is an inbound contact, not {call.InitiationMethod}");
        }

        if (call.Channel == "VOICE" && !IsE164(call.From))
        {
            yield return Note(call, "from", "a native test calls from a number such as +14155550100, never from a withheld one");
        }

        if (call.Given.Failures.Count > 0)
        {
            yield return Note(
                call,
                "given.fail",
                "a native test cannot make this block fail; it can make a function, a queue or hours of operation fail (given.functions, queue, hours)"
            );
        }

        foreach (var service in call.Given.Services.Keys)
        {
            yield return Note(call, $"given.services.{service}", Service(flow.Find(service)?.Type ?? service));
        }

        if (call.Given.MissingQueues.Count > 0)
        {
            yield return Note(
                call,
                "given.missingQueues",
                "a native test cannot remove a queue of the instance; it can test given.queue: failed"
            );
        }

        if (call.Lines.ContainsKey("given.metrics"))
        {
            yield return Note(call, "given.metrics", "a native test uses the instance's own metrics");
        }

        if (call.Lines.ContainsKey("given.contact"))
        {
            yield return Note(call, "given.contact", "a native test cannot set what comes with the contact");
        }

        foreach (var say in call.Steps.OfType<SayStep>())
        {
            yield return new NativeNote(say.Line, "say", "a native test says words to a bot, and the bot chooses the intent");
        }
    }

    /// <summary>The reasons that show when the call is played here.</summary>
    public static IEnumerable<NativeNote> Of(CallScript call, CallResult result, CallRecording recording, NativeNames names)
    {
        if (!result.Passed)
        {
            yield return new NativeNote(call.Line, "name", "the call does not pass here; fix it first (screenpop flows test)");
        }

        if (recording.Events.Any(happened => happened.At > LongestTest))
        {
            yield return new NativeNote(call.Line, "name", $"a native test lasts {LongestTest.TotalMinutes:0} minutes at most");
        }

        foreach (var action in recording.Events.OfType<CallAction>())
        {
            if (action.IsAsynchronous)
            {
                yield return Note(
                    call,
                    "given.functions",
                    $"\"{action.Block}\" does not wait for its function, so a native test cannot set the answer"
                );
            }

            if (action.Type == "CheckHoursOfOperation" && Hours(call, action, names) is { } why)
            {
                yield return Note(call, "given.hours", why);
            }
        }
    }

    /// <summary>The reason why a test cannot set a service's answer. A script names the block or its type.</summary>
    private static string Service(string type) =>
        type switch
        {
            "ConnectParticipantWithLexBot" => "AWS does not publish the JSON members of a bot's answer",
            "ShowView" => "a native test takes no action in a view",
            _ => "a native test can set only the answer of a function, a queue or hours of operation",
        };

    private static string? Hours(CallScript call, CallAction action, NativeNames names) =>
        call.Given.Open is null ? "the service refuses a test in which a check of hours of operation fails"
        : action.Resource.Length == 0 ? $"\"{action.Block}\" names no hours of operation to replace"
        : (call.Given.Open.Value ? NativeNames.OpenHours : NativeNames.ClosedHours) is var name && names.Knows(name) ? null
        : $"hours that are always {(call.Given.Open.Value ? "open" : "closed")} must replace those of \"{action.Block}\": add {name} to the environment";

    private static bool IsE164(string? number) =>
        number is ['+', >= '1' and <= '9', ..] && number.Length is > 2 and <= 16 && number[1..].All(char.IsAsciiDigit);

    internal static NativeNote Note(CallScript call, string member, string why) =>
        new(call.Lines.GetValueOrDefault(member, call.Line), member, why);
}
