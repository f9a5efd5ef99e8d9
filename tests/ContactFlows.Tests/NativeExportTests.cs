using System.Text.Json.Nodes;
using ScreenPop.FlowTesting.Calls;
using ScreenPop.FlowTesting.Environments;
using ScreenPop.FlowTesting.Native;
using ScreenPop.Toolchain;

namespace ScreenPop.ContactFlows.Tests;

/// <summary>The calls of this repository as test cases of the service.</summary>
public sealed class NativeExportTests
{
    private static readonly string Folder = RepositoryLayout.Find().ContactFlows;

    /// <summary>Detects a call that has lost its native form, and one that has one by mistake.</summary>
    [Fact]
    public async Task These_calls_have_a_native_form()
    {
        var exports = await ExportsAsync();

        Assert.Equal(
            [
                "A caller the agent has left hears goodbye",
                "A caller of a number that is not in the directory of lines hears goodbye without a gap",
                "A caller without a lookup hears goodbye without a gap",
                "A chat the agent has left reads goodbye",
                "A known caller is greeted by name, waits, and hears goodbye",
                "An unknown caller is greeted for the line and carries nothing of a customer",
                "A number that is not in the directory of lines is greeted without a gap, and hears goodbye without one",
                "A directory that could not be read is a greeting without a line",
                "A chat on an address that is not in the directory is greeted without a gap",
                "A customer without a first name is greeted by the whole name",
                "A customer without a name is greeted without one",
                "Two people of one household go to the agent as candidates",
                "A lookup that answers with an error keeps the reason",
                "A function that fails costs the greeting by name and nothing else",
                "A function that hangs is given up after four seconds",
                "A chat is greeted in writing",
                "A full queue is explained before the call ends",
                "A transfer that fails is apologised for",
                "The caller hangs up during the greeting",
                "The claims of a visitor are cleared before the lookup",
            ],
            exports.Where(export => export.Test is not null).Select(export => export.Call.Name)
        );
        Assert.All(exports.Where(export => export.Test is null), export => Assert.NotEmpty(export.Left));
    }

    /// <summary>Source: the developer guide's testing language, and observed refusals of the service.</summary>
    [Fact]
    public async Task Each_is_as_the_service_takes_it()
    {
        foreach (var test in (await ExportsAsync()).Select(export => export.Test).OfType<NativeTest>())
        {
            var content = JsonNode.Parse(new NativeJson().Content(test))!;
            var observations = content["Observations"]!.AsArray().Select(entry => entry!).ToList();
            var ids = observations.ConvertAll(entry => (string)entry["Identifier"]!);

            Assert.InRange(test.Name.Length, 1, 127);
            Assert.InRange(content.ToJsonString().Length, 1, 256_000);
            Assert.StartsWith("arn:aws:connect:", test.FlowId, StringComparison.Ordinal);
            Assert.Equal("TestInitiated", (string)observations[0]["Event"]!["Type"]!);
            Assert.Equal(ids.Distinct(), ids);
            Assert.Equal(
                ids.Skip(1),
                observations
                    .SelectMany(entry => entry["Transitions"]!["NextObservations"]!.AsArray())
                    .Select(next => (string)next!)
            );
            Assert.All(observations.SelectMany(entry => entry["Actions"]!.AsArray()), action => IsSound(action!));
            Assert.DoesNotContain("${", content.ToJsonString(), StringComparison.Ordinal);
            Assert.DoesNotContain("\"Text\":\"\"", content.ToJsonString(), StringComparison.Ordinal);
        }
    }

    /// <summary>Otherwise the simulated contact reaches an agent.</summary>
    [Fact]
    public async Task A_call_that_reaches_a_queue_ends_the_test_there()
    {
        foreach (var export in (await ExportsAsync()).Where(export => export.Test is not null))
        {
            var overridden = export.Call.Given.Queue != FlowEngine.Ports.QueueEntry.Accepted;
            var transfer = export.Test!.Observations.LastOrDefault(entry =>
                entry.Event is FlowActionStarted { ActionType: "TransferContactToQueue" }
            );

            Assert.True(transfer is null || overridden || transfer.Actions[^1] is EndTest, export.Call.Name);
        }
    }

    private static void IsSound(JsonNode action)
    {
        var isAssert = (string)action["Type"]! == "Assert";
        Assert.Equal(isAssert, action["Parameters"]!["ActionType"] is null);
        Assert.False(isAssert && string.IsNullOrEmpty((string?)action["Parameters"]!["Operand"]));
    }

    private static async Task<List<NativeExport>> ExportsAsync()
    {
        var file = Path.Combine(Folder, "environments", "example.json");
        var environment = FlowEnvironment.Parse(
            await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken),
            "example"
        );
        var run = new CallTestRun();
        var exports = new List<NativeExport>();
        foreach (var script in Directory.EnumerateFiles(Path.Combine(Folder, "calls"), "*.yaml").Order(StringComparer.Ordinal))
        {
            var (calls, flow, library) = run.Open(script);
            foreach (var call in calls.Calls)
            {
                exports.Add(await new NativeExporter(library, environment).ExportAsync(flow, call));
            }
        }

        return exports;
    }
}
