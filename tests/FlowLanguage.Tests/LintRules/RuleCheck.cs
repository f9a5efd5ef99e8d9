using ScreenPop.FlowLanguage.Contract;
using ScreenPop.FlowLanguage.Lint;
using ScreenPop.TestKit;

namespace ScreenPop.FlowLanguage.Tests.LintRules;

/// <summary>Lints the smallest flow that breaks a rule.</summary>
internal static class RuleCheck
{
    /// <summary>Parameters of a block that invokes a function.</summary>
    public const string Lambda = "\"LambdaFunctionARN\":\"${F}\",\"InvocationTimeLimitSeconds\":\"3\"";

    public static AttributeContract Contract { get; } =
        AttributeContract.Parse(
            """{"attributes":[{"name":"customerName","writer":"lookup","maxBytes":256}]}"""u8.ToArray(),
            "attributes.json"
        );

    /// <summary>The ids of the rules that the flow breaks.</summary>
    public static IEnumerable<string> Broken(FlowBuilder flow) =>
        FlowLinter.Lint(flow.Build(), "flow.json", Contract).Live.Select(finding => finding.Rule.Id);
}
