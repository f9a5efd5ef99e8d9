using System.Text;
using FsCheck;
using FsCheck.Fluent;
using ScreenPop.FlowLanguage.Lint;
using ScreenPop.TestKit;

namespace ScreenPop.FlowLanguage.Tests;

/// <summary>Reading and linting any file yields findings, never an exception.</summary>
public sealed class HostileInputTests
{
    private static readonly byte[] Whole = new FlowBuilder()
        .Block("a", "InvokeLambdaFunction", "\"LambdaFunctionARN\":\"${F}\"", "b", "NoMatchingError > end")
        .Block("b", "Compare", "\"ComparisonValue\":\"$.External.x\"", "end", "Equals \u00e9 > a", "NoMatchingCondition > end")
        .End()
        .Build();

    [Fact]
    public void A_file_cut_off_anywhere_is_a_finding_with_a_line()
    {
        for (var length = 0; length < Whole.Length; length++)
        {
            var report = FlowLinter.Lint(Whole.AsMemory(0, length), "cut.json");

            Assert.False(report.Readable);
            Assert.All(report.Findings, finding => Assert.Equal(1, finding.Line));
            Assert.NotEmpty(report.Findings);
        }
    }

    [Fact]
    public void No_single_changed_byte_makes_the_linter_fail() =>
        Prop.ForAll(
                Gen.Choose(0, Whole.Length - 1).Zip(Gen.Choose(0, 255)).ToArbitrary(),
                change =>
                {
                    var bytes = Whole.ToArray();
                    bytes[change.Item1] = (byte)change.Item2;
                    return FlowLinter.Lint(bytes, "changed.json").Findings.All(finding => finding.Line >= 1);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_hundred_thousand_blocks_are_one_finding_at_the_first_that_is_too_many()
    {
        var text = new StringBuilder("""{"Version":"2019-10-30","StartAction":"b0","Actions":[""");
        text.AppendJoin(
            ',',
            Enumerable
                .Range(0, 100_000)
                .Select(number =>
                    $$$"""{"Identifier":"b{{{number}}}","Type":"Loop","Parameters":{},"Transitions":{"NextAction":"b{{{(number + 1) % 100_000}}}"}}"""
                )
        );
        text.Append("]}");

        var finding = Assert.Single(FlowLinter.Lint(Encoding.UTF8.GetBytes(text.ToString()), "huge.json").Findings);

        Assert.Equal("$.Actions[2500]", finding.Path);
        Assert.Contains("100,000 blocks", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"Conditions\":[", "{\"NextAction\":\"a\"}", "]", "$.Actions[0].Transitions.Conditions")]
    [InlineData("\"Note\":[", "1", "]", "$.Actions[0]")]
    public void One_block_as_large_as_a_hundred_flows_is_a_finding_at_its_place(
        string begin,
        string item,
        string end,
        string path
    )
    {
        var items = string.Join(',', Enumerable.Repeat(item, 1_000_000 / item.Length));
        var json =
            $$$"""{"Version":"2019-10-30","StartAction":"a","Actions":[{"Identifier":"a","Type":"Compare","Transitions":{{{{begin}}}{{{(path.EndsWith(']') ? items + "," + items + "," + items : items)}}}{{{end}}}}}]}""";

        var report = FlowLinter.Lint(Encoding.UTF8.GetBytes(json), "large.json");

        Assert.Contains(path, report.Findings.Select(finding => finding.Path));
    }

    [Fact]
    public void Much_that_is_no_block_is_a_finding_too()
    {
        var json =
            $$$"""{"Version":"2019-10-30","StartAction":"a","Actions":[],"Metadata":{{{{string.Join(',', Enumerable.Range(0, 300_000).Select(number => $"\"m{number}\":1"))}}}}}""";

        Assert.Contains(
            "256,000 characters",
            Assert.Single(FlowLinter.Lint(Encoding.UTF8.GetBytes(json), "large.json").Findings).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_file_without_an_end_is_read_only_so_far()
    {
        if (File.Exists("/dev/zero"))
        {
            Assert.Equal(FlowReader.MaxBytes + 1, FlowReader.ReadFile("/dev/zero").Length);
        }
    }

    [Fact]
    public void Ten_thousand_brackets_are_a_finding()
    {
        var report = FlowLinter.Lint(Encoding.UTF8.GetBytes(new string('[', 10_000)), "deep.json");

        Assert.False(report.Readable);
        Assert.Single(report.Findings);
    }

    [Fact]
    public void A_member_that_stands_twice_is_a_finding_at_its_line()
    {
        var report = FlowLinter.Lint(
            Encoding.UTF8.GetBytes(
                "{\n\"Version\":\"2019-10-30\",\"StartAction\":\"a\",\n\"Actions\":[{\"Identifier\":\"a\",\"Type\":\"DisconnectParticipant\",\n\"Parameters\":{\"x\":\"1\",\"x\":\"2\"},\"Transitions\":{}}]}"
            ),
            "twice.json"
        );

        Assert.Equal(4, Assert.Single(report.Findings, finding => finding.Rule.Id == "duplicate-member").Line);
    }

    [Theory]
    [InlineData("$.")]
    [InlineData("$.External.")]
    [InlineData("$['")]
    [InlineData("$.a['b']")]
    [InlineData("$")]
    public void A_reference_of_absurd_length_is_text_or_a_finding(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 100_000));
        var flow = new FlowBuilder().Block("a", "MessageParticipant", $"\"Text\":\"{text}\"", "end").End();

        var report = FlowLinter.Lint(flow.Build(), "long.json");

        Assert.True(report.Readable);
        Assert.All(report.Findings, finding => Assert.InRange(finding.Message.Length, 1, 400));
    }
}
