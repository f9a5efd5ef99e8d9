using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ScreenPop.FlowLanguage.Catalogue;
using ScreenPop.FlowLanguage.Lint.Rules;
using ScreenPop.FlowLanguage.References;

namespace ScreenPop.FlowLanguage.Lint.Shapes;

/// <summary>Checks the parameters of one action against the catalogue.</summary>
internal static class ParameterCheck
{
    private const int MostChoicesNamed = 8;

    public static IEnumerable<ShapeFinding> Check(FlowAction action, ActionShape shape) =>
        action.Parameters.ValueKind is JsonValueKind.Object or JsonValueKind.Undefined
            ?
            [
                .. Unknown(action, shape),
                .. Missing(action, shape),
                .. shape.Parameters.Values.SelectMany(parameter => Values(action, parameter)),
                .. Limits(action, shape),
                .. Groups(action, shape),
            ]
            : [];

    private static IEnumerable<ShapeFinding> Unknown(FlowAction action, ActionShape shape)
    {
        if (!shape.HasAllParameters || action.Parameters.ValueKind != JsonValueKind.Object)
        {
            yield break;
        }

        var work = new Stack<(string Path, string Place, JsonElement Value)>([("", "", action.Parameters)]);
        while (work.TryPop(out var at))
        {
            foreach (var (name, place, value) in Children(at))
            {
                var path = Known(shape, at.Path, name);
                if (path is null)
                {
                    yield return new ShapeFinding(
                        ShapeKind.ParameterUnknown,
                        RuleLevel.Error,
                        $".Parameters.{place}",
                        $"{action.Type} has no parameter {Excerpt.Of(place)}; it has {Names(shape, at.Path)}.",
                        "tried",
                        value
                    );
                }
                else if (HasChildren(shape, path))
                {
                    work.Push((path, place, value));
                }
            }
        }
    }

    private static IEnumerable<(string Name, string Place, JsonElement Value)> Children(
        (string Path, string Place, JsonElement Value) at
    ) =>
        at.Value.ValueKind switch
        {
            JsonValueKind.Object => at
                .Value.EnumerateObject()
                .Select(member => (member.Name, at.Place.Length == 0 ? member.Name : $"{at.Place}.{member.Name}", member.Value)),
            JsonValueKind.Array => at.Value.EnumerateArray().Select((item, index) => ("[]", $"{at.Place}[{index}]", item)),
            _ => [],
        };

    private static string? Known(ActionShape shape, string parent, string name)
    {
        var path =
            name == "[]" ? parent + name
            : parent.Length == 0 ? name
            : $"{parent}.{name}";
        var any = parent.Length == 0 ? "*" : $"{parent}.*";
        if (shape.Parameters.ContainsKey(path) || HasChildren(shape, path))
        {
            return path;
        }

        if (shape.Parameters.ContainsKey(any) || HasChildren(shape, any))
        {
            return any;
        }

        // The catalogue often describes only the members of a list's items, or nothing.
        return name == "[]" ? path : null;
    }

    private static bool HasChildren(ActionShape shape, string path) =>
        shape.Parameters.Keys.Any(key =>
            key.StartsWith(path + ".", StringComparison.Ordinal) || key.StartsWith(path + "[", StringComparison.Ordinal)
        );

    private static string Names(ActionShape shape, string parent)
    {
        var names = shape
            .Parameters.Values.Where(parameter => parameter.Parent == parent)
            .Select(parameter => parameter.Path[(parent.Length == 0 ? 0 : parent.Length + 1)..])
            .Take(MostChoicesNamed)
            .ToList();
        return names.Count == 0 ? "none" : string.Join(", ", names);
    }

    private static IEnumerable<ShapeFinding> Missing(FlowAction action, ActionShape shape)
    {
        foreach (var parameter in shape.Parameters.Values.Where(parameter => parameter.IsRequired))
        {
            if (parameter.If is { } condition && !condition.Holds(action.Parameters))
            {
                continue;
            }

            var name = parameter.Path[(parameter.Parent.Length == 0 ? 0 : parameter.Parent.Length + 1)..];
            foreach (var (place, parent) in ParameterPath.Find(action.Parameters, parameter.Parent))
            {
                if (
                    name != "*"
                    && !ParameterPath.Find(parent, name).Any()
                    && parent.ValueKind is JsonValueKind.Object or JsonValueKind.Undefined
                )
                {
                    var whole = place.Length == 0 ? name : $"{place}.{name}";
                    yield return new ShapeFinding(
                        ShapeKind.ParameterMissing,
                        parameter.Level,
                        ".Parameters",
                        $"{action.Type} needs {whole}{Choices(parameter, ": ")}.",
                        parameter.Evidence
                    );
                }
            }
        }
    }

    private static IEnumerable<ShapeFinding> Values(FlowAction action, ParameterShape parameter)
    {
        foreach (var (place, value) in ParameterPath.Find(action.Parameters, parameter.Path))
        {
            var below = $".Parameters.{place}";
            if (value.ValueKind == JsonValueKind.String && FlowText.Parse(value.GetString()!) is { IsStatic: false } text)
            {
                var why = parameter.Reference switch
                {
                    "none" => "a fixed value, not one known only at run time",
                    "whole" or "only" when text.Whole is null => "one reference, or a fixed value",
                    _ => null,
                };
                if (why is not null)
                {
                    yield return new ShapeFinding(
                        ShapeKind.ParameterReference,
                        parameter.Level,
                        below,
                        $"{place} takes {why}.",
                        parameter.Evidence,
                        value
                    );
                }

                continue;
            }

            var problem =
                IsPlaceholder(value) ? null
                : parameter.Reference == "only"
                    ? $"{place} takes a reference such as $.CustomerEndpoint.Address, not a fixed value"
                : Problem(place, parameter, value);
            if (problem is not null)
            {
                yield return new ShapeFinding(
                    parameter.Reference == "only" ? ShapeKind.ParameterReference : ShapeKind.ParameterValue,
                    parameter.Level,
                    below,
                    $"{problem}.",
                    parameter.Evidence,
                    value
                );
            }
        }
    }

    private static string? Problem(string place, ParameterShape parameter, JsonElement value)
    {
        var text = ParameterPath.TextOf(value);
        switch (parameter.Type)
        {
            case "enum" when value.ValueKind == JsonValueKind.String && !IsChoice(parameter, text):
                return $"{place} is \"{Excerpt.Of(text)}\"; it must be one of {string.Join(", ", parameter.Choices)}";
            case "enum" or "string" or "intString" when value.ValueKind is JsonValueKind.Object or JsonValueKind.Array:
                return $"{place} must be a text, not an object or a list";
            case "intString" when text.Length > 0 && !IsNumber(text, parameter.Number("min"), parameter.Number("max")):
                return $"{place} is \"{Excerpt.Of(text)}\"; it must be a whole number{Range(parameter.Number("min"), parameter.Number("max"))}";
            case "string" when parameter.Number("max") is { } longest && text.Length > longest:
                return $"{place} has {text.Length:N0} characters; at most {longest:N0} are allowed";
            case "string" when parameter.Text("pattern") is { Length: > 0 } pattern && text.Length > 0 && !Matches(text, pattern):
                return $"{place} is \"{Excerpt.Of(text)}\", which does not have the form that the block requires";
            case "object" or "map" when value.ValueKind != JsonValueKind.Object:
                return $"{place} must be an object";
            case "list" when value.ValueKind != JsonValueKind.Array:
                return $"{place} must be a list";
            case "object" or "map" or "list":
                return Entries(place, parameter, value);
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

    private static string Counted(long count) => count == 1 ? "one entry" : $"{count} entries";

    private static IEnumerable<ShapeFinding> Limits(FlowAction action, ActionShape shape) =>
        from limit in shape.Limits
        where limit.If?.Holds(action.Parameters) ?? true
        from place in ParameterPath.Find(action.Parameters, limit.Text("param"))
        let text = ParameterPath.TextOf(place.Value)
        where
            !text.Contains('$', StringComparison.Ordinal)
            && long.TryParse(text, CultureInfo.InvariantCulture, out var number)
            && number > limit.Number("max")
        select new ShapeFinding(
            ShapeKind.ParameterValue,
            limit.Level,
            $".Parameters.{place.Path}",
            $"{place.Path} is {Excerpt.Of(text)}; the limit is {limit.Number("max")}.",
            limit.Evidence,
            place.Value
        );

    private static IEnumerable<ShapeFinding> Groups(FlowAction action, ActionShape shape)
    {
        foreach (var group in shape.Groups.Where(group => group.If?.Holds(action.Parameters) ?? true))
        {
            foreach (var (place, around) in ParameterPath.Find(action.Parameters, group.Has("in") ? group.Text("in") : ""))
            {
                var names = group.Texts("of");
                var given = names.Where(name => ParameterPath.Find(around, name).Any()).ToList();
                var rule = group.Text("rule");
                var isBroken = rule switch
                {
                    "exactlyOne" => given.Count != 1,
                    "atMostOne" => given.Count > 1,
                    _ => given.Count == 0,
                };
                if (isBroken)
                {
                    var wanted =
                        rule == "atLeastOne" ? "at least one"
                        : rule == "exactlyOne" ? "exactly one"
                        : "at most one";
                    yield return new ShapeFinding(
                        ShapeKind.ParameterGroup,
                        group.Level,
                        place.Length == 0 ? ".Parameters" : $".Parameters.{place}",
                        $"{action.Type} takes {wanted} of {string.Join(", ", names)}; it has {(given.Count == 0 ? "none" : string.Join(" and ", given))}.",
                        group.Evidence
                    );
                }
            }
        }
    }

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

    private static string Choices(ParameterShape parameter, string before) =>
        parameter.Choices.Count == 0 ? "" : before + string.Join(", ", parameter.Choices.Take(MostChoicesNamed));
}
