using ScreenPop.FlowLanguage.Catalogue;
using ScreenPop.FlowLanguage.Lint.Shapes;

namespace ScreenPop.FlowLanguage.Lint.Rules;

/// <summary>Parameters, error branches and conditions of each block against the catalogue.</summary>
internal static class ShapeRules
{
    private const string Refused = "Publishing fails.";

    public static IReadOnlyList<LintRule> All { get; } =
    [
        Rule("parameter-missing", "A block lacks a parameter that the service insists on", ShapeKind.ParameterMissing),
        Rule("parameter-unknown", "A block has a parameter that it does not have", ShapeKind.ParameterUnknown),
        Rule("parameter-value", "A parameter has a value that the service refuses", ShapeKind.ParameterValue),
        Rule(
            "parameter-reference",
            "A parameter is fixed where it may not be, or known at run time only",
            ShapeKind.ParameterReference
        ),
        Rule("parameter-group", "Of several parameters there are too many, or none", ShapeKind.ParameterGroup),
        Rule("error-required", "A block lacks an error branch the service insists on", ShapeKind.ErrorRequired),
        Rule("error-forbidden", "A block declares an error the service refuses there", ShapeKind.ErrorForbidden),
        Rule("condition-set", "The conditions of a block are not those it has", ShapeKind.Conditions),
        new(
            "shape-documented",
            LintSeverity.Warning,
            "A block is not as AWS's pages or exports have it",
            "Nobody has published that this was refused; the block may fail, or the flow at publish."
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
