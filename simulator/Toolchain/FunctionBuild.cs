using System.Runtime.InteropServices;

namespace ScreenPop.Toolchain;

/// <summary>
/// Publishes a C# function in each supported form. Each method returns the folder that contains the executable
/// <c>bootstrap</c>.
/// </summary>
public sealed class FunctionBuild(RepositoryLayout layout, CancellationToken cancellationToken)
{
    /// <summary>The default form for deployment: compiled ahead of time to machine code.</summary>
    /// <param name="project">The project's folder below the repository's root, such as <c>functions/CustomerLookup</c>.</param>
    /// <exception cref="SetupException">The publish failed; the message ends with its last lines.</exception>
    public Task<string> NativeAsync(string project) => PublishAsync(project, "native-aot", "-p:PublishAot=true");

    /// <summary>Precompiled IL. The runtime recompiles the methods that run often.</summary>
    /// <inheritdoc cref="NativeAsync"/>
    public Task<string> ReadyToRunAsync(string project) =>
        PublishAsync(project, "ready-to-run", "-p:PublishReadyToRun=true", "--no-self-contained");

    /// <summary>IL only, compiled when it first runs.</summary>
    /// <inheritdoc cref="NativeAsync"/>
    public Task<string> JustInTimeAsync(string project) => PublishAsync(project, "just-in-time", "--no-self-contained");

    private async Task<string> PublishAsync(string project, string kind, params string[] options)
    {
        var output = Path.Combine(layout.Artifacts, "benchmarks", kind, Path.GetFileName(project));
        await ToolProcess.RunAsync(
            "dotnet",
            [
                "publish",
                Path.Combine(layout.Root, project),
                "-c",
                "Release",
                "-r",
                RuntimeInformation.RuntimeIdentifier,
                "-p:TargetFramework=net10.0",
                "-p:DebugType=none",
                "-p:PublishDocumentationFiles=false",
                "-p:NativeDebugSymbols=false",
                "--artifacts-path",
                Path.Combine(layout.Artifacts, "benchmarks", "build", kind),
                "--output",
                output,
                "--nologo",
                .. options,
            ],
            layout.Root,
            "",
            cancellationToken
        );
        return output;
    }
}
