using System.Text;
using ScreenPop.FlowTesting.Calls;
using ScreenPop.FlowTesting.Environments;
using ScreenPop.FlowTesting.Native;

namespace ScreenPop.Cli.Flows.OnInstance;

/// <summary><c>screenpop flows test --export</c>: scripted calls as test cases of an instance.</summary>
internal static class NativeExportRun
{
    private const string Template = "test-cases.template.json";

    public static async Task<int> RunAsync(
        IReadOnlyList<string> scripts,
        DirectoryInfo folder,
        FlowEnvironment? environment,
        NativeJson format,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var tests = new List<NativeTest>();
        var calls = 0;
        foreach (var (script, exports) in await ExportAsync(scripts, environment))
        {
            await output.WriteAsync(NativeReport.Tell(script, exports).AsMemory(), cancellationToken);
            calls += exports.Count;
            tests.AddRange(exports.Select(export => export.Test).OfType<NativeTest>());
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var test in tests)
        {
            var file = Path.Combine(folder.FullName, $"{FileName(test.Name, names)}.json");
            await ResultFile.WriteAsync(file, format.Content(test, indented: true) + "\n", cancellationToken);
        }

        await ResultFile.WriteAsync(
            Path.Combine(folder.FullName, Template),
            NativeTemplate.Write(tests, format, hasPlaceholders: environment is null),
            cancellationToken
        );
        await output.WriteLineAsync($"{tests.Count} of {calls} calls are written to {folder.FullName}, with {Template}.");
        return ExitCode.Success;
    }

    /// <summary>The calls of each script.</summary>
    /// <exception cref="BadUsageException">A script or a flow cannot be read, or the environment lacks something.</exception>
    public static async Task<IReadOnlyList<(string Script, IReadOnlyList<NativeExport> Calls)>> ExportAsync(
        IReadOnlyList<string> scripts,
        FlowEnvironment? environment
    )
    {
        var run = new CallTestRun();
        var exported = new List<(string, IReadOnlyList<NativeExport>)>();
        foreach (var file in scripts)
        {
            var (script, flow, library) = FlowInput.Read(file, run.Open);
            var exporter = new NativeExporter(library, environment);
            var exports = new List<NativeExport>();
            foreach (var call in script.Calls)
            {
                exports.Add(await FlowInput.ReadAsync(file, _ => exporter.ExportAsync(flow, call)));
            }

            exported.Add((file, exports));
        }

        return exported;
    }

    private static string FileName(string name, HashSet<string> taken)
    {
        var slug = new StringBuilder();
        foreach (var character in name)
        {
            if (char.IsAsciiLetterOrDigit(character))
            {
                slug.Append(char.ToLowerInvariant(character));
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        var text = slug.ToString().Trim('-') is { Length: > 0 } full ? full : "call";
        var free = text;
        for (var number = 2; !taken.Add(free); number++)
        {
            free = $"{text}-{number}";
        }

        return free;
    }
}
