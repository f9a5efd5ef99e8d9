using ScreenPop.FlowEngine;
using ScreenPop.FlowTesting.Calls;
using ScreenPop.FlowTesting.Scripts;

namespace ScreenPop.FlowTesting.Native;

/// <summary>What is left out of a test that is good without it.</summary>
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
            yield return NativeRefusals.Note(call, "to", "a test names its flow, and then not the number that is dialed");
        }

        if (call.Channel == "CHAT" && call.Lines.ContainsKey("from"))
        {
            yield return NativeRefusals.Note(call, "from", "a native chat comes from no address");
        }

        foreach (var member in AfterTheQueue.Where(call.Lines.ContainsKey))
        {
            yield return NativeRefusals.Note(call, member, "the test ends at the queue, or an agent would get the contact");
        }

        if (call.Lines.ContainsKey("patience"))
        {
            yield return NativeRefusals.Note(
                call,
                "patience",
                "a test waits five minutes for what does not come, whatever the caller would do"
            );
        }

        foreach (var step in call.Steps.Where(step => !written.Contains(step)))
        {
            yield return new NativeNote(step.Line, Member(step), "it comes after the flow, and the test ends with it");
        }

        if (
            call.Expect.End is { } end
            && end is not (FlowEndKind.TransferredToQueue or FlowEndKind.Disconnected or FlowEndKind.Ended or FlowEndKind.HungUp)
        )
        {
            yield return NativeRefusals.Note(call, "expect.end", $"{end} cannot be observed");
        }

        foreach (var block in call.Expect.Passes.Where(block => !IsObserved(result, block)))
        {
            yield return NativeRefusals.Note(
                call,
                "expect.passes",
                $"\"{block}\" cannot be observed; only blocks that ask a function, hours or a queue can"
            );
        }

        foreach (var block in call.Expect.Avoids)
        {
            yield return NativeRefusals.Note(call, "expect.avoids", $"a test cannot wait for \"{block}\" not to come");
        }

        if (call.Expect.Within is not null)
        {
            yield return NativeRefusals.Note(call, "expect.within", "a test has no clock but its own five minutes");
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
