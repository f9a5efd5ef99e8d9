using ScreenPop.FlowLanguage.Lint;
using ScreenPop.TestKit;

namespace ScreenPop.FlowLanguage.Tests.LintRules;

/// <summary>Media streaming takes the customer alone: what the customer says, hears, or both.</summary>
public sealed class MediaStreamingTests
{
    private const string Says = "{\"ParticipantType\":\"Customer\",\"MediaDirections\":[\"From\"]}";
    private const string Hears = "{\"ParticipantType\":\"Customer\",\"MediaDirections\":[\"To\"]}";

    [Fact]
    public void A_second_participant_is_a_warning_because_the_customer_is_the_only_one()
    {
        var finding = Assert.Single(Lint($"[{Says},{Hears}]"));

        Assert.Equal(("shape-documented", LintSeverity.Warning), (finding.Rule.Id, finding.Rule.Severity));
        Assert.Contains("Participants has 2 entries; it takes at most 1", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]", "parameter-value")]
    [InlineData("[{\"ParticipantType\":\"Agent\",\"MediaDirections\":[\"To\"]}]", "parameter-value")]
    [InlineData("[{\"ParticipantType\":\"Customer\",\"MediaDirections\":[\"Both\"]}]", "parameter-value")]
    [InlineData("[{\"ParticipantType\":\"Customer\"}]", "parameter-missing")]
    [InlineData("[{\"MediaDirections\":[\"To\"]}]", "parameter-missing")]
    public void No_customer_or_no_direction_is_an_error(string participants, string rule) =>
        Assert.Contains(Lint(participants), finding => finding.Rule.Id == rule);

    [Theory]
    [InlineData("[" + Says + "]")]
    [InlineData("[{\"ParticipantType\":\"Customer\",\"MediaDirections\":[\"From\",\"To\"]}]")]
    public void The_customer_alone_has_no_finding(string participants) => Assert.Empty(Lint(participants));

    private static IReadOnlyList<LintFinding> Lint(string participants) =>
        FlowLinter
            .Lint(
                new FlowBuilder()
                    .Block(
                        "a",
                        "UpdateContactMediaStreamingBehavior",
                        "\"MediaStreamingState\":\"Enabled\",\"MediaStreamType\":\"Audio\",\"Participants\":" + participants,
                        "sorry",
                        "NoMatchingError > sorry"
                    )
                    .Block("sorry", "MessageParticipant", "\"Text\":\"Sorry.\"", "end")
                    .End()
                    .Build(),
                "flow.json"
            )
            .Findings;
}
