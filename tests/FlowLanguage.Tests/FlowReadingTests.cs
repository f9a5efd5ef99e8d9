using System.Text;
using ScreenPop.FlowLanguage.Placeholders;

namespace ScreenPop.FlowLanguage.Tests;

public sealed class FlowReadingTests
{
    private const string Small =
        """{"Version":"2019-10-30","StartAction":"a","Metadata":{"x":1.50},"Actions":[{"Identifier":"a","Type":"DisconnectParticipant","Parameters":{},"Transitions":{}}],"unknown":[true,null]}""";

    [Theory]
    [InlineData("", "empty")]
    [InlineData("{", "Not valid JSON")]
    [InlineData("[]", "Not a flow")]
    [InlineData("{}", "Not Flow language")]
    [InlineData("""{"modules":[],"start":"a"}""", "legacy export")]
    [InlineData("""{"Version":"1","StartAction":"a","Actions":[]}""", "Version must be")]
    [InlineData("""{"Version":"2019-10-30","StartAction":"a","Actions":{}}""", "Actions must be a list")]
    [InlineData("""{"Version":"2019-10-30","StartAction":"\ud800","Actions":[]}""", "not valid Unicode")]
    public void A_file_that_is_not_a_flow_is_refused_in_one_line_that_says_why(string text, string reason)
    {
        var refused = Assert.Throws<FlowFormatException>(() => Parse(text));

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.StartsWith("test, line 1", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    /// <summary>Windows PowerShell writes UTF-16 with <c>&gt;</c>, an older editor Latin-1.</summary>
    [Theory]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    [InlineData("iso-8859-1", false)]
    public void A_file_in_another_encoding_is_refused_with_the_remedy(string name, bool withMark)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes =
        [
            .. withMark ? encoding.Preamble : [],
            .. encoding.GetBytes(Small.Replace("\"x\"", "\"grün\"", StringComparison.Ordinal)),
        ];

        var problem = Assert.Single(FlowReader.Read(bytes, "test").Problems);

        Assert.Contains("save", problem.Message, StringComparison.Ordinal);
        Assert.Contains("as UTF-8", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_problem_names_the_line_and_the_path()
    {
        var refused = Assert.Throws<FlowFormatException>(() =>
            Parse(
                """
                {
                  "Version": "2019-10-30",
                  "StartAction": "a",
                  "Actions": [
                    { "Identifier": "a",
                      "Type": 7 }
                  ]
                }
                """
            )
        );

        Assert.Equal(new FlowProblem("$.Actions[0].Type", 6, "A block must have a Type."), refused.Problem);
    }

    [Fact]
    public void Writing_a_flow_loses_nothing_and_keeps_the_order()
    {
        var written = Encoding.UTF8.GetString(Parse(Small).Write());

        Assert.Equal(Small, string.Concat(written.Where(character => !char.IsWhiteSpace(character))));
    }

    [Fact]
    public void Placeholders_are_filled_by_value_and_a_missing_one_is_named()
    {
        var flow = Parse(
            """{"Version":"2019-10-30","StartAction":"a","Actions":[],"x":"${One}/${Two}","y":"$.Attributes.z ${!Kept}"}"""
        );

        var missing = Assert.Throws<MissingPlaceholdersException>(() =>
            Placeholder.Fill(flow, new Dictionary<string, string> { ["One"] = "1" })
        );
        var filled = Placeholder.Fill(flow, new Dictionary<string, string> { ["One"] = "\"quoted\"", ["Two"] = "2" });

        Assert.Equal(["Two"], missing.Names);
        Assert.Equal("\"quoted\"/2", filled.Json.GetProperty("x").GetString());
        Assert.Equal("$.Attributes.z ${Kept}", filled.Json.GetProperty("y").GetString());
    }

    private static Flow Parse(string text) => Flow.Parse(Encoding.UTF8.GetBytes(text), "test");
}
