using System.Runtime.InteropServices;
using ScreenPop.Toolchain;

namespace ScreenPop.Benchmarks.Functions;

/// <summary>Publishes a C# function the ways it can be deployed.</summary>
internal static class FunctionBuild
{
    /// <summary>Where the native build of net10.0 cannot be restored, that of net9.0 can.</summary>
    private static readonly string[] NativeFrameworks = ["net10.0", "net9.0"];

    /// <returns>The folder with the executable <c>bootstrap</c>.</returns>
    public static async Task<string> NativeAsync(BenchmarkRun run, string project)
    {
        SetupException? problem = null;
        foreach (var framework in NativeFrameworks)
        {
            try
            {
                return await PublishAsync(run, project, "native-aot", framework, "-p:PublishAot=true");
            }
            catch (SetupException e)
            {
                problem = e;
            }
        }

        throw problem!;
    }

    /// <summary>Precompiled IL, which the runtime compiles again where it is used often.</summary>
    public static Task<string> ReadyToRunAsync(BenchmarkRun run, string project) =>
        PublishAsync(run, project, "ready-to-run", "net10.0", "-p:PublishReadyToRun=true", "--no-self-contained");

    /// <summary>IL alone, compiled when it first runs.</summary>
    public static Task<string> JustInTimeAsync(BenchmarkRun run, string project) =>
        PublishAsync(run, project, "just-in-time", "net10.0", "--no-self-contained");

    private static async Task<string> PublishAsync(
        BenchmarkRun run,
        string project,
        string kind,
        string framework,
        params string[] options
    )
    {
        var output = Path.Combine(run.Layout.Artifacts, "benchmarks", kind, Path.GetFileName(project));
        await ToolProcess.RunAsync(
            "dotnet",
            [
                "publish",
                Path.Combine(run.Layout.Root, project),
                "-c",
                "Release",
                "-r",
                RuntimeInformation.RuntimeIdentifier,
                $"-p:TargetFramework={framework}",
                "-p:DebugType=none",
                "-p:PublishDocumentationFiles=false",
                "-p:NativeDebugSymbols=false",
                "--artifacts-path",
                Path.Combine(run.Layout.Artifacts, "benchmarks", "build", kind),
                "--output",
                output,
                "--nologo",
                .. options,
            ],
            run.Layout.Root,
            "",
            run.Stop
        );
        return output;
    }
}
