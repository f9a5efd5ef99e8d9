using System.Runtime.InteropServices;
using ScreenPop.CustomerLookup.Tests.Support;
using ScreenPop.Toolchain;

namespace ScreenPop.CustomerLookup.Tests;

/// <summary>The native build gives the same answers as the managed one. Publishing takes a minute or two the first time.</summary>
public sealed class NativeAotTests(SampleTable table)
{
    /// <summary>Where the native build of net10.0 cannot be restored, that of net9.0 can; what is deployed is net10.0.</summary>
    private static readonly string[] Frameworks = ["net10.0", "net9.0"];

    [Fact]
    public async Task The_native_build_publishes_without_a_warning_and_answers_every_event_like_the_managed_one()
    {
        var executable = await PublishAsync(RepositoryLayout.Find(), TestContext.Current.CancellationToken);
        await using var native = LookupProcess.Start(table.Endpoint, executable);
        await using var managed = LookupProcess.Start(table.Endpoint);

        foreach (var fixture in EventFixtures.Names)
        {
            var @event = EventFixtures.Read(fixture);
            Assert.Equal((await managed.InvokeAsync(@event)).Payload, (await native.InvokeAsync(@event)).Payload);
        }
    }

    private static async Task<string> PublishAsync(RepositoryLayout layout, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(layout.Artifacts, "native-aot");
        var runtime = RuntimeInformation.RuntimeIdentifier;
        SetupException? problem = null;
        foreach (var framework in Frameworks)
        {
            try
            {
                var output = await ToolProcess.RunAsync(
                    "dotnet",
                    ["publish", Path.Combine(layout.Root, "functions", "CustomerLookup"), "-c", "Release", "-r", runtime,
                        "-p:PublishAot=true", $"-p:TargetFramework={framework}", "--artifacts-path", folder, "--nologo"],
                    layout.Root,
                    "",
                    cancellationToken);
                Assert.DoesNotContain("warning", output, StringComparison.OrdinalIgnoreCase);
                return Path.Combine(folder, "publish", "CustomerLookup", $"release_{framework}_{runtime}", "bootstrap");
            }
            catch (SetupException e)
            {
                problem = e;
            }
        }

        throw problem!;
    }
}
