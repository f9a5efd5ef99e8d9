using System.Text.Json;
using ScreenPop.FlowLanguage.Lint;
using ScreenPop.TestKit;

namespace ScreenPop.FlowLanguage.Tests;

/// <summary>Real exported flows, if their folder exists.</summary>
public sealed class CorpusTests
{
    private static IEnumerable<string> Files => SharedFolder.Files("flow-corpus", "*.json");

    [Fact]
    public void Every_real_flow_is_written_back_as_the_same_json_in_the_same_order()
    {
        foreach (var file in Files)
        {
            var flow = FlowReader.Read(File.ReadAllBytes(file), file).Flow;

            Assert.NotNull(flow);
            Assert.Equal(Compact(File.ReadAllBytes(file)), Compact(flow.Write()));
        }
    }

    [Fact]
    public void Linting_a_real_flow_finds_what_it_finds_and_never_fails()
    {
        foreach (var file in Files)
        {
            var report = FlowLinter.Lint(File.ReadAllBytes(file), file);

            Assert.True(report.Readable);
            Assert.All(report.Findings, finding => Assert.InRange(finding.Line, 1, int.MaxValue));
        }
    }

    private static string Compact(byte[] json)
    {
        var text = json.AsSpan().StartsWith("\uFEFF"u8) ? json.AsSpan(3) : json;
        return JsonSerializer.Serialize(JsonElement.Parse(text));
    }
}
