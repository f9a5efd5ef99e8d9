using System.Text;
using ScreenPop.FlowLanguage;
using ScreenPop.FlowLanguage.Lint;
using ScreenPop.FlowTesting.Environments;
using AttributeContract = ScreenPop.FlowLanguage.Contract.AttributeContract;

namespace ScreenPop.Fuzzing.Targets;

/// <summary>
/// The files beside the flows: pop rules as the linter reads them, attribute contract, environment, accepted findings.
/// </summary>
internal sealed class SettingsFileTarget : FuzzTarget
{
    private static readonly AttributeContract Contract = AttributeContract.Parse(
        Examples.Files("attributes.json", "contact-flows")[0],
        "attributes.json"
    );

    public override string Name => "rules-file";

    internal override IReadOnlyList<byte[]> Seeds { get; } =
    [
        .. Examples.Files("screen-pop.json", "web-widget", "public"),
        .. Examples.Files("attributes.json", "contact-flows"),
        .. Examples.Files("*.json", "contact-flows", "environments"),
        .. Examples.Texts("""{"suppress":[{"rule":"phone-number","block":"Call","reason":"everywhere the same"}]}"""),
    ];

    public override ValueTask RunAsync(byte[] input)
    {
        var report = SuiteLinter.LintWidget(input, "screen-pop.json", Contract);
        Require(report.Readable || report.Findings.Count > 0, "A file that cannot be read is a finding.");
        SuiteLinter.LintFunction(Encoding.UTF8.GetString(input), "Answer.cs", Contract);
        Read(() => AttributeContract.Parse(input, "attributes.json"));
        Read(() => FlowEnvironment.Parse(input, "example.json"));
        Read(() => Suppressions.Parse(input, "x.lint.json"));
        return default;
    }

    private static void Read(Func<object> read)
    {
        try
        {
            read();
        }
        catch (FlowFormatException refused)
        {
            Require(refused.Problem.Line >= 1, "A refusal names the line.");
        }
    }
}
