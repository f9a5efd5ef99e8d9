using ScreenPop.FlowLanguage;
using ScreenPop.FlowLanguage.Catalogue;
using ScreenPop.FlowTesting.Calls;
using ScreenPop.FlowTesting.Scripts;

namespace ScreenPop.FlowTesting.Native;

/// <summary>
/// What gives a call no native form at all: left out, the test would be of another call than the one that is written.
/// </summary>
internal static class NativeRefusals
{
    internal const string Type = "type";

    /// <summary>Source: admin guide, testing and simulation; the service ends a test then, as failed.</summary>
    private static readonly TimeSpan LongestTest = TimeSpan.FromMinutes(5);

    /// <summary>What the script itself says.</summary>
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
            yield return Note(call, "channel", $"native tests are of VOICE and CHAT, not of {call.Channel}");
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
                "no block can be made to fail; a function, a queue or hours of operation can (given.functions, queue, hours)"
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
                "the instance has the queues it has; given.queue: failed can be tested"
            );
        }

        if (call.Lines.ContainsKey("given.metrics"))
        {
            yield return Note(call, "given.metrics", "the metrics are the instance's own at that moment");
        }

        if (call.Lines.ContainsKey("given.contact"))
        {
            yield return Note(call, "given.contact", "what comes with the contact cannot be given");
        }

        foreach (var say in call.Steps.OfType<SayStep>())
        {
            yield return new NativeNote(
                say.Line,
                "say",
                "a native test says words to a bot; which intent they are, the bot decides"
            );
        }
    }

    /// <summary>What came of it when it was played here.</summary>
    public static IEnumerable<NativeNote> Of(CallScript call, CallResult result, CallRecording recording, NativeNames names)
    {
        if (!result.Passed)
        {
            yield return new NativeNote(call.Line, "name", "the call does not pass here; mend it first (screenpop flows test)");
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
                    $"\"{action.Block}\" does not wait for its function, which cannot be given then"
                );
            }

            if (action.Type == "CheckHoursOfOperation" && Hours(call, action, names) is { } why)
            {
                yield return Note(call, "given.hours", why);
            }
        }
    }

    /// <summary>Why the answer of a block's service cannot be given; a script names the block or its type.</summary>
    private static string Service(string type) =>
        type switch
        {
            "ConnectParticipantWithLexBot" => "the service takes a bot's answer as JSON whose members are not published",
            "ShowView" => "nobody acts in a view in a native test",
            _ => "only the answer of a function, a queue or hours of operation can be given",
        };

    private static string? Hours(CallScript call, CallAction action, NativeNames names) =>
        call.Given.Open is null ? "the service refuses a test in which a check of hours of operation fails"
        : action.Resource.Length == 0 ? $"\"{action.Block}\" names no hours of operation that others could stand for"
        : (call.Given.Open.Value ? NativeNames.OpenHours : NativeNames.ClosedHours) is var name && names.Knows(name) ? null
        : $"hours that are always {(call.Given.Open.Value ? "open" : "closed")} must stand for those of \"{action.Block}\": add {name} to the environment";

    private static bool IsE164(string? number) =>
        number is ['+', >= '1' and <= '9', ..] && number.Length is > 2 and <= 16 && number[1..].All(char.IsAsciiDigit);

    internal static NativeNote Note(CallScript call, string member, string why) =>
        new(call.Lines.GetValueOrDefault(member, call.Line), member, why);
}
