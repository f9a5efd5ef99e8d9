using ScreenPop.FlowLanguage.Catalogue;

namespace ScreenPop.FlowLanguage.Lint.Shapes;

/// <summary>Checks one action against the catalogue.</summary>
internal static class ShapeCheck
{
    /// <param name="type">The type of the flow; null if it is unknown.</param>
    public static IEnumerable<ShapeFinding> Of(FlowAction action, FlowType? type) =>
        MemberCheck
            .Check(action)
            .Concat(
                ActionCatalogue.ShapeOf(action.Type) is { } shape
                    ? ParameterCheck
                        .Check(action, shape)
                        .Concat(BranchCheck.Check(action, shape, type))
                        .Select(finding => Capped(finding, action, shape))
                    : []
            );

    /// <summary>
    /// Limits findings to warnings for a type or a form of a block that no page of AWS describes: its valid values are not all
    /// known.
    /// </summary>
    private static ShapeFinding Capped(ShapeFinding finding, FlowAction action, ActionShape shape) =>
        finding.Level != RuleLevel.Error || (shape.HasAllParameters && shape.Unpublished?.Is(action.Parameters) != true)
            ? finding
            : finding with
            {
                Level = RuleLevel.Warning,
            };
}
