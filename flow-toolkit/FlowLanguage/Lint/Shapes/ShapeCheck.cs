using ScreenPop.FlowLanguage.Catalogue;

namespace ScreenPop.FlowLanguage.Lint.Shapes;

/// <summary>Checks one action against the catalogue.</summary>
internal static class ShapeCheck
{
    public static IEnumerable<ShapeFinding> Of(FlowAction action) =>
        ActionCatalogue.ShapeOf(action.Type) is { } shape
            ? ParameterCheck
                .Check(action, shape)
                .Concat(BranchCheck.Check(action, shape))
                .Select(finding => Capped(finding, shape))
            : [];

    /// <summary>
    /// Limits findings to warnings for a type that no page of AWS describes: its valid values are not all known.
    /// </summary>
    private static ShapeFinding Capped(ShapeFinding finding, ActionShape shape) =>
        shape.HasAllParameters || finding.Level != RuleLevel.Error ? finding : finding with { Level = RuleLevel.Warning };
}
