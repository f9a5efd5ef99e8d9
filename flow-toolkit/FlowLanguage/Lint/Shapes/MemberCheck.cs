using System.Text.Json;
using ScreenPop.FlowLanguage.Catalogue;
using ScreenPop.FlowLanguage.Lint.Rules;

namespace ScreenPop.FlowLanguage.Lint.Shapes;

/// <summary>Checks the members of an action outside its parameters, which are the same for every type.</summary>
internal static class MemberCheck
{
    private static readonly string[] OfAction = ["Identifier", "Type", "Parameters", "Transitions"];

    private static readonly string[] OfTransitions = ["NextAction", "Errors", "Conditions"];

    public static IEnumerable<ShapeFinding> Check(FlowAction action) =>
        [
            .. Surplus(action.Json, "", OfAction),
            .. Surplus(action.Json.Member("Transitions"), ".Transitions", OfTransitions),
            .. Twice(action),
            .. Operands(action),
        ];

    private static IEnumerable<ShapeFinding> Surplus(JsonElement json, string below, string[] known) =>
        json.ValueKind != JsonValueKind.Object
            ? []
            : json.EnumerateObject()
                .Where(member => !known.Contains(member.Name, StringComparer.Ordinal))
                .Select(member => new ShapeFinding(
                    ShapeKind.ParameterUnknown,
                    RuleLevel.Warning,
                    $"{below}.{Excerpt.Of(member.Name)}",
                    $"{Excerpt.Of(member.Name)} is no member of {(below.Length == 0 ? "a block" : "Transitions")}; notes belong in Metadata.",
                    "documented, exports",
                    member.Value
                ));

    private static IEnumerable<ShapeFinding> Twice(FlowAction action) =>
        action
            .Errors.GroupBy(error => error.ErrorType, StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .Select(group => new ShapeFinding(
                ShapeKind.ErrorForbidden,
                RuleLevel.Warning,
                ".Transitions.Errors",
                $"The error {Excerpt.Of(group.Key)} has {group.Count()} branches; a contact can take one of them.",
                "inferred",
                group.Last().Json
            ));

    /// <summary>Finds operands of another kind than text: a number, a list or a nested condition.</summary>
    private static IEnumerable<ShapeFinding> Operands(FlowAction action) =>
        from condition in action.Conditions
        let operands = condition.Json.Member("Condition").Member("Operands")
        where operands.ValueKind == JsonValueKind.Array
        from operand in operands.EnumerateArray().Take(1)
        where operand.ValueKind != JsonValueKind.String
        select new ShapeFinding(
            ShapeKind.Conditions,
            operand.ValueKind == JsonValueKind.Number ? RuleLevel.Warning : RuleLevel.Error,
            ".Transitions.Conditions",
            $"An operand must be a text in quotes, not {ValueCheck.Words(operand)}.",
            "tried, exports",
            operand
        );
}
