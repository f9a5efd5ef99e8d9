using System.Text;
using ScreenPop.FlowLanguage.Contract;
using ScreenPop.FlowLanguage.Lint;

namespace ScreenPop.FlowLanguage.Tests;

/// <summary>The widget's rules and the function against the attribute contract.</summary>
public sealed class SuiteLinterTests
{
    private static readonly AttributeContract Contract = AttributeContract.Parse(
        """{"attributes":[{"name":"customerId","writer":"lookup","maxBytes":9},{"name":"popUrl","writer":"flow","maxBytes":9}]}"""u8.ToArray(),
        "attributes.json"
    );

    [Theory]
    [InlineData(
        """{"rules":[{"when":{"customerId":"1","channel":"voice"},"open":{"url":"${RecordUrl}/{customerId}?q={query?}"}}]}""",
        0
    )]
    [InlineData("""{"rules":[{"when":{"shoeSize":"9"}}]}""", 1)]
    [InlineData("""{"records":{"customer":"https://example.test/{shoeSize?}"}}""", 1)]
    [InlineData("""{"attributes":[{"name":"shoeSize"}],"rules":[{"when":{"shoeSize":"9"}}]}""", 0)]
    [InlineData("{", 1)]
    public void The_widget_may_name_what_is_declared(string json, int findings) =>
        Assert.Equal(findings, SuiteLinter.LintWidget(Encoding.UTF8.GetBytes(json), "screen-pop.json", Contract).Findings.Count);

    [Theory]
    [InlineData("answer.SetWhole(\"customerId\", id);", 0)]
    [InlineData("\nanswer.Set(\"shoeSize\", size);", 1)]
    [InlineData("answer.Set(\"popUrl\", url);", 1)]
    public void The_function_may_answer_what_is_declared_for_it(string source, int findings) =>
        Assert.Equal(findings, SuiteLinter.LintFunction(source, "AnswerWriter.cs", Contract).Findings.Count);
}
