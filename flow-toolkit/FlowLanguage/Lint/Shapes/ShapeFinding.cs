using System.Text.Json;
using ScreenPop.FlowLanguage.Catalogue;

namespace ScreenPop.FlowLanguage.Lint.Shapes;

/// <summary>One deviation of an action from the catalogue.</summary>
/// <param name="Below">The JSON path below the action.</param>
/// <param name="Message">The problem and the remedy.</param>
/// <param name="Evidence">The catalogue's evidence.</param>
/// <param name="At">The value; undefined for the action itself.</param>
internal sealed record ShapeFinding(
    ShapeKind Kind,
    RuleLevel Level,
    string Below,
    string Message,
    string Evidence,
    JsonElement At = default
);

/// <summary>The subject of a finding.</summary>
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
