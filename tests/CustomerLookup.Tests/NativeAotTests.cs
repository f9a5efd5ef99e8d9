using System.Runtime.InteropServices;
using ScreenPop.CustomerLookup.Tests.Support;
using ScreenPop.Prerequisites;
using ScreenPop.TestKit;
using ScreenPop.Toolchain;

namespace ScreenPop.CustomerLookup.Tests;

/// <summary>
/// The native build gives the same answers as the managed one. Publishing takes a minute or two the first time.
/// </summary>
public sealed class NativeAotTests(SampleTable table)
{
    /// <summary>If the native build of net10.0 cannot be restored, the tests use net9.0. Deployments use net10.0.</summary>
    private static readonly string[] Frameworks = ["net10.0", "net9.0"];

    /// <summary>Measured: 11.7 MB for net10.0, 13.1 MB for net9.0.</summary>
    private const int MaxExecutableBytes = 14 * 1024 * 1024;

    /// <summary>
    /// Measured: 40 million on a quiet machine. Waiting for a processor counts as well, so a busy machine needs up to twice as
    /// many.
    /// </summary>
    private const long MaxInstructions = 120_000_000;

    [Fact]
    public async Task The_native_build_publishes_without_a_warning_and_answers_every_event_like_the_managed_one_within_its_size()
    {
        var executable = await PublishAsync(RepositoryLayout.Find(), TestContext.Current.CancellationToken);
        await using var native = LookupProcess.Start(table.Endpoint, executable);
        await using var managed = LookupProcess.Start(table.Endpoint);

        await InternationalMail.ImportAsync(table, TestContext.Current.CancellationToken);
        string[] mails =
        [
            InternationalMail.Event("b\u00FCcher.example.test"),
            InternationalMail.Event("xn--bcher-kva.example.test"),
        ];

        foreach (var @event in EventFixtures.Names.Select(EventFixtures.Read).Concat(mails))
        {
            Assert.Equal((await managed.InvokeAsync(@event)).Payload, (await native.InvokeAsync(@event)).Payload);
        }

        foreach (var mail in mails)
        {
            Assert.Contains(InternationalMail.CustomerId, (await native.InvokeAsync(mail)).Payload, StringComparison.Ordinal);
        }

        Assert.InRange(new FileInfo(executable).Length, 1, MaxExecutableBytes);
        var instructions = await OneCall.InstructionsAsync(
            executable,
            table.Endpoint,
            EventFixtures.Read("voice-inbound"),
            TestContext.Current.CancellationToken
        );
        Assert.True(instructions is null or < MaxInstructions, $"The start and one call took {instructions:#,0} instructions.");
    }

    private static async Task<string> PublishAsync(RepositoryLayout layout, CancellationToken cancellationToken)
    {
        // On Windows the SDK looks for the linker itself, outside the PATH.
        if (!OperatingSystem.IsWindows())
        {
            await BuildTool.Linker.GetAsync(new ThisMachine(), Console.Error.WriteLine, cancellationToken);
        }

        var folder = Path.Combine(layout.Artifacts, "native-aot", ActiveHost.Name);
        var runtime = RuntimeInformation.RuntimeIdentifier;
        SetupException? problem = null;
        foreach (var framework in Frameworks)
        {
            try
            {
                var output = await ToolProcess.RunAsync(
                    "dotnet",
                    [
                        "publish",
                        Path.Combine(layout.Root, "functions", "CustomerLookup"),
                        "-c",
                        "Release",
                        "-r",
                        runtime,
                        "-p:PublishAot=true",
                        $"-p:LambdaHost={ActiveHost.Name}",
                        "-p:NativeDebugSymbols=false",
                        $"-p:TargetFramework={framework}",
                        "--artifacts-path",
                        folder,
                        "--nologo",
                    ],
                    layout.Root,
                    "",
                    cancellationToken
                );
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
