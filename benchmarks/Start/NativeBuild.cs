using System.Runtime.InteropServices;
using ScreenPop.Toolchain;

namespace ScreenPop.Benchmarks.Start;

/// <summary>Publishes a project natively, as the function is deployed.</summary>
internal static class NativeBuild
{
    /// <summary>Where the native build of net10.0 cannot be restored, that of net9.0 can.</summary>
    private static readonly string[] Frameworks = ["net10.0", "net9.0"];

    /// <returns>The folder with the executable.</returns>
    public static async Task<string> PublishAsync(RepositoryLayout layout, string project, CancellationToken cancellationToken)
    {
        var artifacts = Path.Combine(layout.Artifacts, "native-aot");
        var runtime = RuntimeInformation.RuntimeIdentifier;
        SetupException? problem = null;
        foreach (var framework in Frameworks)
        {
            try
            {
                await ToolProcess.RunAsync(
                    "dotnet",
                    ["publish", Path.Combine(layout.Root, project), "-c", "Release", "-r", runtime, "-p:PublishAot=true",
                        $"-p:TargetFramework={framework}", "--artifacts-path", artifacts, "--nologo"],
                    layout.Root,
                    "",
                    cancellationToken);
                return Path.Combine(artifacts, "publish", Path.GetFileName(project), $"release_{framework}_{runtime}");
            }
            catch (SetupException e)
            {
                problem = e;
            }
        }

        throw problem!;
    }
}
