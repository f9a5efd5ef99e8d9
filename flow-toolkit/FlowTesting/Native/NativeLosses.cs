using ScreenPop.FlowEngine;
using ScreenPop.FlowTesting.Calls;
using ScreenPop.FlowTesting.Scripts;

namespace ScreenPop.FlowTesting.Native;

/// <summary>The parts of a script that a test can omit and still be useful.</summary>
internal static class NativeLosses
{
    private static readonly HashSet<string> Observable =
    [
        "InvokeLambdaFunction",
        "CheckHoursOfOperation",
        "TransferContactToQueue",
    ];

    private static readonly string[] AfterTheQueue = ["answeredAfter", "agentLeavesFirst"];

    /// <param name="written">The steps that are in the test.</param>
    public static IEnumerable<NativeNote> Of(CallScript call, CallResult result, IReadOnlySet<CallStep> written)
    {
        if (call.Lines.ContainsKey("to"))
        {
            yield return NativeRefusals.Note(call, "to", "a native test starts in a flow, so it has no dialed number");
        }

        if (call.Channel == "CHAT" && call.Lines.ContainsKey("from"))
        {
            yield return NativeRefusals.Note(call, "from", "a native chat has no customer address");
        }

        foreach (var member in AfterTheQueue.Where(call.Lines.ContainsKey))
        {
            yield return NativeRefusals.Note(call, member, "the test ends at the queue, before an agent gets the contact");
        }

        if (call.Lines.ContainsKey("patience"))
        {
            yield return NativeRefusals.Note(
                call,
                "patience",
                "a native test waits five minutes for a missing event, whatever the caller would do"
            );
        }

        foreach (var step in call.Steps.Where(step => !written.Contains(step)))
        {
            yield return new NativeNote(step.Line, Member(step), "it comes after the flow, and the test ends with the flow");
        }

        if (
            call.Expect.End is { } end
            && end is not (FlowEndKind.TransferredToQueue or FlowEndKind.Disconnected or FlowEndKind.Ended or FlowEndKind.HungUp)
        )
        {
            yield return NativeRefusals.Note(call, "expect.end", $"a native test cannot observe {end}");
        }

        foreach (var block in call.Expect.Passes.Where(block => !IsObserved(result, block)))
        {
            yield return NativeRefusals.Note(
                call,
                "expect.passes",
                $"a native test cannot observe \"{block}\"; it observes only blocks that ask a function, hours or a queue"
            );
        }

        foreach (var block in call.Expect.Avoids)
        {
            yield return NativeRefusals.Note(call, "expect.avoids", $"a native test cannot check that \"{block}\" does not run");
        }

        if (call.Expect.Within is not null)
        {
            yield return NativeRefusals.Note(call, "expect.within", "a native test has no time limit but its own five minutes");
        }
    }

    private static bool IsObserved(CallResult result, string block) =>
        result.Trace.Any(entry => entry.Identifier == block && Observable.Contains(entry.Type));

    private static string Member(CallStep step) =>
        step switch
        {
            HearStep => "hear",
            PressStep => "press",
            AskedStep => "asked",
            HangUpStep => "hangUp",
            _ => "silence",
        };
}
