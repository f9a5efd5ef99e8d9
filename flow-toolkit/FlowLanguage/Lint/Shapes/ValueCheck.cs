using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ScreenPop.FlowLanguage.Catalogue;
using ScreenPop.FlowLanguage.Lint.Rules;
using ScreenPop.FlowLanguage.References;

namespace ScreenPop.FlowLanguage.Lint.Shapes;

/// <summary>Checks the values of one parameter against the catalogue: kind, range, form and references.</summary>
internal static class ValueCheck
{
    public static IEnumerable<ShapeFinding> Check(FlowAction action, ActionShape shape, ParameterShape parameter)
    {
        foreach (var (place, value) in ParameterPath.Find(action.Parameters, parameter.Path))
        {
            if (HasOwnRule(shape, parameter, place))
            {
                continue;
            }

            if (value.ValueKind == JsonValueKind.String && FlowText.Parse(value.GetString()!) is { IsStatic: false } text)
            {
                if (Dynamic(parameter, text) is { } why)
                {
                    yield return Found(ShapeKind.ParameterReference, parameter.Level, $"{place} takes {why}.");
                }
            }
            else if (IsPlaceholder(value))
            {
                continue;
            }
            else if (OfKind(place, parameter, value) is { } wrong)
            {
                yield return Found(ShapeKind.ParameterValue, wrong.Level, $"{wrong.Problem}.");
            }
            else if (parameter.Reference == "only")
            {
                yield return Found(
                    ShapeKind.ParameterReference,
                    parameter.Level,
                    $"{place} takes a reference such as $.CustomerEndpoint.Address, not a fixed value."
                );
            }
            else if (Problem(place, parameter, value) is { } problem)
            {
                yield return Found(ShapeKind.ParameterValue, parameter.Level, $"{problem}.");
            }

            ShapeFinding Found(ShapeKind kind, RuleLevel level, string message) =>
                new(kind, level, $".Parameters.{place}", message, parameter.Evidence, value);
        }
    }

    /// <summary>The kind of a JSON value in words.</summary>
    public static string Words(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Null => "null",
            JsonValueKind.True or JsonValueKind.False => "true or false without quotes",
            JsonValueKind.Number => "a number without quotes",
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "a list",
            _ => "a text",
        };

    /// <summary>Whether the catalogue describes this member by its name, so that the rule for any name does not apply.</summary>
    private static bool HasOwnRule(ActionShape shape, ParameterShape parameter, string place) =>
        parameter.Path.EndsWith(".*", StringComparison.Ordinal) && shape.Parameters.ContainsKey(place);

    private static string? Dynamic(ParameterShape parameter, FlowText text) =>
        parameter.Reference switch
        {
            "none" => "a fixed value, not one known only at run time",
            "whole" or "only" when text.Whole is null => "one reference, or a fixed value",
            _ => null,
        };

    /// <summary>
    /// A value of another JSON kind than the parameter's. AWS's pages give the kind of each parameter; the service was seen to
    /// refuse a boolean for an enumeration, and to take a few numbers without quotes.
    /// </summary>
    private static (RuleLevel Level, string Problem)? OfKind(string place, ParameterShape parameter, JsonElement value)
    {
        var documented =
            parameter.Level != RuleLevel.None
            && parameter.Evidence.Contains("documented", StringComparison.Ordinal)
            && !parameter.Path.EndsWith(".*", StringComparison.Ordinal)
                ? RuleLevel.Error
                : parameter.Level;
        var advised = parameter.Level == RuleLevel.None ? RuleLevel.None : RuleLevel.Warning;
        var kind = value.ValueKind;
        switch (parameter.Type)
        {
            case "any":
                return null;
            case not "any" when kind == JsonValueKind.Null:
                return (parameter.IsRequired ? parameter.Level : advised, $"{place} is null; leave it out or give it a value");
            case "object" or "map" when kind != JsonValueKind.Object:
                return (documented, $"{place} must be an object, not {Words(value)}");
            case "list" when kind != JsonValueKind.Array:
                return (documented, $"{place} must be a list, not {Words(value)}");
            case "enum" or "string" or "intString" or "decimal" when kind is JsonValueKind.Object or JsonValueKind.Array:
                return (documented, $"{place} must be a text, not an object or a list");
            case "enum" when kind is JsonValueKind.True or JsonValueKind.False:
                return (
                    parameter.Level,
                    $"{place} must be a text, one of {string.Join(", ", parameter.Choices)}, not {Words(value)}"
                );
            case "enum"
            or "string"
            or "intString"
            or "decimal"
                when kind is JsonValueKind.True or JsonValueKind.False
                    || (kind == JsonValueKind.Number && !parameter.TakesNumber):
                return (advised, $"{place} must be a text in quotes, not {Words(value)}");
            default:
                return null;
        }
    }

    private static string? Problem(string place, ParameterShape parameter, JsonElement value)
    {
        var text = ParameterPath.TextOf(value);
        var (least, most) = (parameter.Number("min"), parameter.Number("max"));
        switch (parameter.Type)
        {
            case "enum" when value.ValueKind == JsonValueKind.String && !IsChoice(parameter, text):
                return $"{place} is \"{Excerpt.Of(text)}\"; it must be one of {string.Join(", ", parameter.Choices)}";
            case "intString" when text.Length > 0 && !IsNumber(text, least, most):
                return $"{place} is \"{Excerpt.Of(text)}\"; it must be a whole number{Range(least, most)}";
            case "decimal" when text.Length > 0 && !IsDecimal(text, least, most):
                return $"{place} is \"{Excerpt.Of(text)}\"; it must be a number{Range(least, most)}";
            case "string" when text.Length > most:
                return $"{place} has {text.Length:N0} characters; at most {most:N0} are allowed";
            case "string" when parameter.Text("pattern") is { Length: > 0 } pattern && text.Length > 0 && !Matches(text, pattern):
                return parameter.Text("form") is { Length: > 0 } form
                    ? $"{place} is \"{Excerpt.Of(text)}\"; it must be {form}"
                    : $"{place} is \"{Excerpt.Of(text)}\", which does not have the form that the block requires";
            case "object" or "map" or "list":
                return Entries(place, parameter, value) ?? Names(place, parameter, value);
            default:
                return null;
        }
    }

    private static string? Entries(string place, ParameterShape parameter, JsonElement value)
    {
        var count = value.ValueKind == JsonValueKind.Array ? value.GetArrayLength() : value.EnumerateObject().Count();
        var (least, most) = (parameter.Number("minEntries"), parameter.Number("maxEntries"));
        return count < least ? $"{place} needs {Counted(least.Value)}"
            : count > most ? $"{place} has {Counted(count)}; it takes at most {most}"
            : null;
    }

    /// <summary>Finds a member name that the object does not have. A name with a reference is known only at run time.</summary>
    private static string? Names(string place, ParameterShape parameter, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object || (parameter.Keys.Count == 0 && !parameter.Has("keyPattern")))
        {
            return null;
        }

        var strange = value
            .EnumerateObject()
            .Select(member => member.Name)
            .FirstOrDefault(name =>
                !name.Contains('$', StringComparison.Ordinal)
                && (
                    (parameter.Keys.Count > 0 && !parameter.Keys.Contains(name))
                    || (parameter.Has("keyPattern") && !Matches(name, parameter.Text("keyPattern")))
                )
            );
        return strange is null ? null
            : parameter.Keys.Count > 0 ? $"{place} has no {Excerpt.Of(strange)}; it has {string.Join(", ", parameter.Keys)}"
            : $"{place} cannot have the name \"{Excerpt.Of(strange)}\"";
    }

    private static string Counted(long count) => count == 1 ? "one entry" : $"{count} entries";

    private static bool IsPlaceholder(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.GetString()!.Contains("${", StringComparison.Ordinal);

    private static bool IsChoice(ParameterShape parameter, string text) =>
        parameter.Choices.Contains(
            text,
            parameter.Choices.Any(choice => choice is "True" or "true")
                ? StringComparer.OrdinalIgnoreCase
                : StringComparer.Ordinal
        );

    private static bool IsNumber(string text, long? least, long? most) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && !(number < least)
        && !(number > most);

    private static bool IsDecimal(string text, long? least, long? most) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && !(number < least)
        && !(number > most);

    private static bool Matches(string text, string pattern)
    {
        try
        {
            return Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(100));
        }
        catch (RegexMatchTimeoutException)
        {
            return true;
        }
    }

    private static string Range(long? least, long? most) =>
        (least, most) switch
        {
            ({ } from, { } to) => $" from {from:0} to {to:0}",
            ({ } from, null) => $", {from:0} or more",
            (null, { } to) => $", {to:0} or less",
            _ => "",
        };
}
