using System.Globalization;
using System.Text.Json;
using ScreenPop.FlowLanguage.Catalogue;
using ScreenPop.FlowLanguage.Lint.Rules;

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
                .. shape.Parameters.Values.SelectMany(parameter => ValueCheck.Check(action, shape, parameter)),
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

    private static IEnumerable<ShapeFinding> Limits(FlowAction action, ActionShape shape) =>
        from limit in shape.Limits
        where limit.If?.Holds(action.Parameters) ?? true
        from place in ParameterPath.Find(action.Parameters, limit.Text("param"))
        let problem = OverLimit(place.Value, limit)
        where problem is not null
        select new ShapeFinding(
            ShapeKind.ParameterValue,
            limit.Level,
            $".Parameters.{place.Path}",
            $"{place.Path} {problem}.",
            limit.Evidence,
            place.Value
        );

    /// <summary>Tells of a number over the limit, or of a list with too many entries. A reference has no value yet.</summary>
    private static string? OverLimit(JsonElement value, ShapeRule limit)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            return value.GetArrayLength() > limit.Number("maxEntries")
                ? $"has {value.GetArrayLength()} entries; it takes at most {limit.Number("maxEntries")}"
                : null;
        }

        var text = ParameterPath.TextOf(value);
        return
            !text.Contains('$', StringComparison.Ordinal)
            && long.TryParse(text, CultureInfo.InvariantCulture, out var number)
            && number > limit.Number("max")
            ? $"is {Excerpt.Of(text)}; the limit is {limit.Number("max")}"
            : null;
    }

    private static IEnumerable<ShapeFinding> Groups(FlowAction action, ActionShape shape)
    {
        foreach (var group in shape.Groups.Where(group => group.If?.Holds(action.Parameters) ?? true))
        {
            var places = ParameterPath.Find(action.Parameters, group.Has("in") ? group.Text("in") : "");
            foreach (var (place, around) in places.Where(place => !IsDynamic(place.Value)))
            {
                var names = group.Texts("of");
                var given = names
                    .Where(name => ParameterPath.Find(around, name).Any(found => found.Value.ValueKind != JsonValueKind.Null))
                    .ToList();
                var rule = group.Text("rule");
                var isBroken = rule switch
                {
                    "exactlyOne" => given.Count != 1,
                    "atMostOne" => given.Count > 1,
                    "none" => given.Count > 0,
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
                        rule == "none"
                            ? $"{action.Type} takes no {string.Join(" and ", given)} in this form."
                            : $"{action.Type} takes {wanted} of {string.Join(", ", names)}; it has {(given.Count == 0 ? "none" : string.Join(" and ", given))}.",
                        group.Evidence
                    );
                }
            }
        }
    }

    /// <summary>Whether a reference stands for the whole object: its members are known only at run time.</summary>
    private static bool IsDynamic(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.GetString()!.Contains('$', StringComparison.Ordinal);

    private static string Choices(ParameterShape parameter, string before) =>
        parameter.Choices.Count == 0 ? "" : before + string.Join(", ", parameter.Choices.Take(MostChoicesNamed));
}
