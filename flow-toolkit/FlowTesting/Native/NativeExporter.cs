using ScreenPop.FlowLanguage;
using ScreenPop.FlowLanguage.Placeholders;
using ScreenPop.FlowTesting.Calls;
using ScreenPop.FlowTesting.Environments;
using ScreenPop.FlowTesting.Scripts;

namespace ScreenPop.FlowTesting.Native;

/// <summary>
/// Writes scripted calls as native tests. Each call is played here first. The test waits for the same prompts and requests in the
/// same order.
/// </summary>
/// <param name="library">The flows that calls can reach.</param>
/// <param name="environment">The values of placeholders; null keeps the placeholders.</param>
public sealed class NativeExporter(FlowLibrary library, FlowEnvironment? environment = null)
{
    /// <summary>Source: <c>AWS::Connect::TestCase</c>, Name.</summary>
    private const int LongestName = 127;

    /// <exception cref="MissingPlaceholdersException">The environment lacks a value that the test needs.</exception>
    public async Task<NativeExport> ExportAsync(Flow flow, CallScript call)
    {
        var refused = NativeRefusals.Of(flow, call).ToList();
        if (refused.Count > 0)
        {
            return new NativeExport(call, null, refused);
        }

        var names = new NativeNames(library, environment);
        var recording = new CallRecording();
        var result = await new CallRunner(library).PlayAsync(flow, call, null, recording).ConfigureAwait(false);
        refused.AddRange(NativeRefusals.Of(call, result, recording, names).DistinctBy(note => note.Why));
        if (refused.Count > 0)
        {
            return new NativeExport(call, null, refused);
        }

        var writing = new NativeWriting(call, result, recording, names);
        if (!writing.ObservesSomething)
        {
            refused.Add(new NativeNote(call.Line, "name", "a native test can observe nothing that the call expects"));
            return new NativeExport(call, null, [.. writing.Left, .. refused]);
        }

        var test = new NativeTest(
            Name(flow, call),
            call.Channel == "CHAT" ? NativeChannel.Chat : NativeChannel.Voice,
            names.Flow(flow),
            call.Channel == "CHAT" ? null : call.From,
            call.Given.Attributes.ToDictionary(entry => names.Literal(entry.Key), entry => names.Literal(entry.Value)),
            writing.Observations
        );
        names.Check();
        return new NativeExport(call, test, [.. writing.Left.OrderBy(note => note.Line)]);
    }

    private static string Name(Flow flow, CallScript call) =>
        $"{flow.Name}: {call.Name}" is var name && name.Length > LongestName ? name[..LongestName].TrimEnd() : name;
}
