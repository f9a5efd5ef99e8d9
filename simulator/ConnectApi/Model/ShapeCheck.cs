using System.Text.Json;
using System.Text.Json.Nodes;

namespace ScreenPop.ConnectApi.Model;

/// <summary>Compares a value with its shape.</summary>
/// <param name="refusesUnknown">Whether a member that the model does not have is a violation; the service ignores it.</param>
internal sealed class ShapeCheck(bool refusesUnknown)
{
    /// <summary>Compares a request's members. The service ignores members that it does not know.</summary>
    public static ShapeCheck OfRequests { get; } = new(refusesUnknown: false);

    /// <summary>Compares an answer's members.</summary>
    public static ShapeCheck OfAnswers { get; } = new(refusesUnknown: true);

    public IEnumerable<Violation> Check(JsonNode value, Shape shape, string path = "") =>
        (ServiceModel.Resolve(shape), value) switch
        {
            (StructureShape structure, JsonObject members) => CheckMembers(members, structure, path),
            (ListShape list, JsonArray items) => CheckSize(items.Count, list.Size, path, "entries")
                .Concat(items.SelectMany((item, index) => CheckEntry(item, list.Element, $"{path}[{index}]"))),
            (MapShape map, JsonObject entries) => CheckSize(entries.Count, map.Size, path, "entries")
                .Concat(entries.SelectMany(entry => CheckEntry(entry.Value, map.Value, $"{path}.{entry.Key}"))),
            (ChoiceShape choice, JsonValue word) when word.GetValueKind() == JsonValueKind.String => choice.Words.Contains(
                word.GetValue<string>()
            )
                ? []
                : [new(path, $"'{word}' is not one of {string.Join(", ", choice.Words)}")],
            (ScalarShape scalar, JsonValue one) => CheckScalar(one, scalar, path),
            var (expected, _) => [new(path, $"is not {NameOf(expected)}")],
        };

    private IEnumerable<Violation> CheckMembers(JsonObject members, StructureShape structure, string path)
    {
        foreach (var member in structure.Members)
        {
            var at = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
            if (members[member.Name] is not { } value)
            {
                if (member.IsRequired)
                {
                    yield return new Violation(at, "is missing") { IsMissing = true };
                }

                continue;
            }

            foreach (var violation in Check(value, member.Shape, at))
            {
                yield return violation;
            }
        }

        foreach (var (name, _) in members.Where(member => refusesUnknown && structure.Find(member.Key) is null))
        {
            yield return new Violation(path, $"has {name}, which the model does not");
        }
    }

    private IEnumerable<Violation> CheckEntry(JsonNode? entry, Shape shape, string path) =>
        entry is null ? [new(path, "is null")] : Check(entry, shape, path);

    private static IEnumerable<Violation> CheckScalar(JsonValue value, ScalarShape shape, string path)
    {
        var kind = value.GetValueKind();
        var isRight = shape.Type switch
        {
            "string" => kind == JsonValueKind.String,
            "boolean" => kind is JsonValueKind.True or JsonValueKind.False,
            "timestamp" => kind == JsonValueKind.Number,
            _ => kind == JsonValueKind.Number && value.TryGetValue<long>(out _),
        };
        if (!isRight)
        {
            return [new(path, $"is not {NameOf(shape)}")];
        }

        if (kind == JsonValueKind.Number)
        {
            return shape.Type == "timestamp" ? [] : CheckSize(value.GetValue<long>(), shape.Size, path, "");
        }

        if (kind != JsonValueKind.String)
        {
            return [];
        }

        // The size is checked first: some patterns are slow on long texts.
        var text = value.GetValue<string>();
        return !shape.Size.Holds(text.Length) ? CheckSize(text.Length, shape.Size, path, "characters")
            : shape.Pattern is { } pattern && !pattern.IsMatch(text) ? [new(path, $"'{value}' does not match {pattern}")]
            : [];
    }

    private static IEnumerable<Violation> CheckSize(long size, SizeRange range, string path, string unit) =>
        range.Holds(size) ? [] : [new(path, $"is {range} {unit}, not {size}".Replace("  ", " ", StringComparison.Ordinal))];

    private static string NameOf(Shape shape) =>
        shape switch
        {
            StructureShape => "a structure",
            ListShape => "a list",
            MapShape => "a map",
            ChoiceShape => "a string",
            ScalarShape { Type: "timestamp" } => "a time in seconds",
            ScalarShape { Type: "integer" or "long" } => "an integer",
            ScalarShape scalar => $"a {scalar.Type}",
            _ => "a value",
        };
}

/// <summary>A violation of the model.</summary>
/// <param name="Path">The member, such as <c>SearchCriteria.Channels[0]</c>.</param>
/// <param name="Text">The problem, such as <c>is missing</c>.</param>
internal sealed record Violation(string Path, string Text)
{
    public bool IsMissing { get; init; }
}
