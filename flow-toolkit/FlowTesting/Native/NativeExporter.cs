using ScreenPop.FlowLanguage;
using ScreenPop.FlowLanguage.Placeholders;
using ScreenPop.FlowTesting.Calls;
using ScreenPop.FlowTesting.Environments;
using ScreenPop.FlowTesting.Scripts;

namespace ScreenPop.FlowTesting.Native;

/// <summary>
/// Writes scripted calls as native tests. Each is played here first: what the caller heard and the flow asked, in which order,
/// is what the test of the instance waits for.
/// </summary>
/// <param name="library">The flows calls can come to.</param>
/// <param name="environment">What placeholders stand for; null leaves them.</param>
public sealed class NativeExporter(FlowLibrary library, FlowEnvironment? environment = null)
{
    /// <summary>Source: <c>AWS::Connect::TestCase</c>, Name.</summary>
    private const int LongestName = 127;

    /// <exception cref="MissingPlaceholdersException">The environment lacks something the test needs.</exception>
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
            refused.Add(new NativeNote(call.Line, "name", "nothing that the call expects can be observed"));
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
