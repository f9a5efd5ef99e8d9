using System.Text.Json;
using ScreenPop.FlowLanguage.Catalogue;

namespace ScreenPop.FlowLanguage.Lint.Shapes;

/// <summary>One place of an action that is not as the catalogue says.</summary>
/// <param name="Below">The JSON path below the action.</param>
/// <param name="Message">What is wrong, with the remedy.</param>
/// <param name="Evidence">How the catalogue knows.</param>
/// <param name="At">The value; undefined for the action itself.</param>
internal sealed record ShapeFinding(
    ShapeKind Kind,
    RuleLevel Level,
    string Below,
    string Message,
    string Evidence,
    JsonElement At = default
);

/// <summary>What a finding is about.</summary>
internal enum ShapeKind
{
    ParameterMissing,
    ParameterUnknown,
    ParameterValue,
    ParameterReference,
    ParameterGroup,
    ErrorRequired,
    ErrorForbidden,
    Conditions,
}
