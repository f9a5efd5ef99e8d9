using ScreenPop.FlowLanguage.Lint;
using ScreenPop.TestKit;

namespace ScreenPop.FlowLanguage.Tests.LintRules;

/// <summary>A block that speaks, writes or shows something needs exactly one content.</summary>
public sealed class MessageContentTests
{
    private const string Nme = "NoMatchingError > end";
    private const string Nmc = "NoMatchingCondition > end";
    private const string Media =
        "\"Media\":{\"Uri\":\"https://example.test/a.wav\",\"SourceType\":\"S3\",\"MediaType\":\"Audio\"}";
    private const string Digit = "\"StoreInput\":\"False\",\"InputTimeLimitSeconds\":\"5\"";
    private const string Bot = "\"LexV2Bot\":{\"AliasArn\":\"${Bot}\"}";

    private static readonly (string Flow, string Type, string Before, string After, string[] Branches)[] Blocks =
    [
        ("contactFlow", "MessageParticipant", "\"SkipWhenDTMFBufferEnabled\":\"false\"", "", []),
        ("contactFlow", "GetParticipantInput", Digit, "", [Nme, Nmc, "InputTimeLimitExceeded > end"]),
        ("contactFlow", "ConnectParticipantWithLexBot", Bot, "", [Nme, Nmc]),
        ("customerQueue", "MessageParticipantIteratively", "\"Messages\":[{", "}]", []),
    ];

    public static TheoryData<string, string> Contents =>
        Of("\"Text\":\"Hello.\"", "\"SSML\":\"<speak>Hello.</speak>\"", "\"PromptId\":\"${Prompt}\"", Media);

    public static TheoryData<string, string> OtherThanOne =>
        Of("", "\"Text\":null", $"\"Text\":\"Hello.\",{Media}", "\"SSML\":\"<speak>Hello.</speak>\",\"PromptId\":\"${Prompt}\"");

    [Theory]
    [MemberData(nameof(OtherThanOne))]
    public void No_content_or_more_than_one_is_an_error(string type, string content) =>
        Assert.Contains(Lint(type, content), finding => finding.Rule.Id == "parameter-group");

    [Theory]
    [MemberData(nameof(Contents))]
    public void One_content_of_any_kind_has_no_finding(string type, string content) =>
        Assert.DoesNotContain(Lint(type, content), finding => finding.Path.Contains(".Parameters", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(EmptyTexts))]
    public void An_empty_content_is_an_error(string type, string content) =>
        Assert.Contains(Lint(type, content), finding => finding.Rule.Id == "parameter-empty");

    public static TheoryData<string, string> EmptyTexts => Of("\"Text\":\"\"", "\"SSML\":\"\"");

    [Theory]
    [InlineData("\"Messages\":[]", "parameter-value")]
    [InlineData("\"Messages\":[\"Hello.\"]", "parameter-group")]
    [InlineData("\"Messages\":[{\"Text\":\"Hello.\"},{}]", "parameter-group")]
    [InlineData("\"InterruptFrequencySeconds\":\"20\"", "parameter-missing")]
    public void A_loop_without_messages_is_an_error(string parameters, string rule) =>
        Assert.Contains(
            Findings("customerQueue", "MessageParticipantIteratively", parameters),
            finding => finding.Rule.Id == rule
        );

    [Theory]
    [InlineData("", "parameter-missing")]
    [InlineData("\"ViewResource\":{}", "parameter-missing")]
    [InlineData("\"ViewResource\":{\"Id\":\"\"}", "parameter-empty")]
    public void A_view_block_without_a_view_is_an_error(string view, string rule) =>
        Assert.Contains(
            Findings(
                "contactFlow",
                "ShowView",
                string.Join(',', new[] { "\"InvocationTimeLimitSeconds\":\"60\"", view }.Where(part => part.Length > 0)),
                Nme,
                Nmc,
                "TimeLimitExceeded > end"
            ),
            finding => finding.Rule.Id == rule
        );

    private static TheoryData<string, string> Of(params string[] contents) =>
        new(Blocks.SelectMany(block => contents.Select(content => (block.Type, content))));

    private static IReadOnlyList<LintFinding> Lint(string type, string content)
    {
        var block = Blocks.Single(one => one.Type == type);
        var separator = content.Length > 0 && !block.Before.EndsWith('{') ? "," : "";
        return Findings(block.Flow, type, $"{block.Before}{separator}{content}{block.After}", block.Branches);
    }

    private static IReadOnlyList<LintFinding> Findings(string flow, string type, string parameters, params string[] branches) =>
        FlowLinter
            .Lint(
                new FlowBuilder(flow).Block("a", type, parameters, "end", branches).Block("end", "EndFlowExecution").Build(),
                "flow.json"
            )
            .Findings;
}
