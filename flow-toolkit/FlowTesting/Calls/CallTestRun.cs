using ScreenPop.FlowEngine.Ports;
using ScreenPop.FlowLanguage;
using ScreenPop.FlowTesting.Coverage;
using ScreenPop.FlowTesting.Scripts;

namespace ScreenPop.FlowTesting.Calls;

/// <summary>Plays files of scripted calls and keeps their results.</summary>
public sealed class CallTestRun
{
    private readonly Dictionary<string, FlowLibrary> libraries = new(StringComparer.Ordinal);
    private readonly Dictionary<Flow, FlowCoverage> coverage = [];
    private readonly List<(string File, IReadOnlyList<CallResult> Results)> scripts = [];

    public IReadOnlyList<(string File, IReadOnlyList<CallResult> Results)> Scripts => scripts;

    /// <summary>Coverage of the flows that the scripts call, in that order.</summary>
    public IReadOnlyCollection<FlowCoverage> Coverage => coverage.Values;

    public int Passed => scripts.Sum(script => script.Results.Count(result => result.Passed));

    public int Failed => scripts.Sum(script => script.Results.Count(result => !result.Passed));

    /// <summary>Reads a script and the flow that it calls. Loads other flows from the same folder.</summary>
    /// <exception cref="CallScriptException">The script cannot be read, or there is no such flow.</exception>
    /// <exception cref="FlowFormatException">A flow is not Flow language.</exception>
    public (CallScriptFile Script, Flow Flow, FlowLibrary Library) Open(string file)
    {
        var script = CallScriptReader.Read(File.ReadAllText(file), file);
        var folder = Path.GetDirectoryName(Path.GetDirectoryName(Path.GetFullPath(file))) ?? ".";
        if (!libraries.TryGetValue(folder, out var library))
        {
            libraries[folder] = library = FlowLibrary.Load(folder);
        }

        var beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, script.Flow);
        var flow = library.Find(script.Flow) ?? (File.Exists(beside) ? library.Add(Flow.Load(beside)) : null);
        return flow is null
            ? throw new CallScriptException(file, 1, $"there is no flow \"{script.Flow}\" in {folder} and no file of that name")
            : (script, flow, library);
    }

    /// <summary>Plays all calls of one script.</summary>
    public async Task<IReadOnlyList<CallResult>> PlayAsync(
        string file,
        ILambdaInvoker? realFunctions,
        CancellationToken cancellation
    )
    {
        var (script, flow, library) = Open(file);
        var runner = new CallRunner(library, realFunctions);
        if (!coverage.TryGetValue(flow, out var covered))
        {
            coverage[flow] = covered = new FlowCoverage(flow);
        }

        var results = new List<CallResult>();
        foreach (var call in script.Calls)
        {
            cancellation.ThrowIfCancellationRequested();
            var result = await runner.PlayAsync(flow, call).ConfigureAwait(false);
            covered.Add(result.Trace);
            results.Add(result);
        }

        scripts.Add((file, results));
        return results;
    }
}
