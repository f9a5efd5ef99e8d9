using ScreenPop.FlowLanguage.Catalogue;
using ScreenPop.FlowLanguage.Lint.Shapes;

namespace ScreenPop.FlowLanguage.Lint.Rules;

/// <summary>Checks the parameters, error branches and conditions of each block against the catalogue.</summary>
internal static class ShapeRules
{
    private const string Refused = "Publishing fails.";

    public static IReadOnlyList<LintRule> All { get; } =
    [
        Rule("parameter-missing", "A block lacks a parameter that the service requires", ShapeKind.ParameterMissing),
        Rule("parameter-unknown", "A block has an unknown parameter", ShapeKind.ParameterUnknown),
        Rule("parameter-value", "A parameter has a value that the service refuses", ShapeKind.ParameterValue),
        Rule(
            "parameter-reference",
            "A parameter has a reference where it must be fixed, or the reverse",
            ShapeKind.ParameterReference
        ),
        Rule("parameter-group", "A block has too many or none of a group of parameters", ShapeKind.ParameterGroup),
        Rule("error-required", "A block lacks an error branch that the service requires", ShapeKind.ErrorRequired),
        Rule("error-forbidden", "A block declares an error that the service refuses there", ShapeKind.ErrorForbidden),
        Rule("condition-set", "A block has conditions that its type does not allow", ShapeKind.Conditions),
        new(
            "shape-documented",
            LintSeverity.Warning,
            "A block differs from AWS's pages or from exported flows",
            "No refusal is known, but publishing or the block may fail."
        )
        {
            Check = pass => Report(pass, finding => finding.Level == RuleLevel.Warning),
        },
    ];

    private static LintRule Rule(string id, string title, ShapeKind kind) =>
        new(id, LintSeverity.Error, title, Refused)
        {
            Check = pass => Report(pass, finding => finding.Kind == kind && finding.Level == RuleLevel.Error),
        };

    private static void Report(LintPass pass, Func<ShapeFinding, bool> belongs)
    {
        foreach (var (action, finding) in pass.Subject.ShapeFindings.Where(found => belongs(found.Finding)))
        {
            pass.Report(action, finding.Below, $"{finding.Message} ({finding.Evidence})", finding.At);
        }
    }
}
