using System.Text.Json;

namespace ScreenPop.FlowLanguage.Catalogue;

/// <summary>How sure it is that the service refuses a flow that breaks a rule of the catalogue.</summary>
internal enum RuleLevel
{
    /// <summary>Nothing to report: the sources disagree, or the rule is not known to be checked.</summary>
    None,

    /// <summary>A page of AWS says so, and nobody was seen to be refused.</summary>
    Warning,

    /// <summary>The service was seen to refuse it, or it is of a kind that the service checks.</summary>
    Error,
}

/// <summary>What the catalogue says of the parameters, branches and conditions of one action type.</summary>
internal sealed class ActionShape(JsonElement json)
{
    public IReadOnlyDictionary<string, ParameterShape> Parameters { get; } =
        json.GetProperty("parameters")
            .EnumerateObject()
            .ToDictionary(member => member.Name, member => new ParameterShape(member.Name, member.Value), StringComparer.Ordinal);

    public IReadOnlyList<ShapeRule> Groups { get; } = Rules(json, "groups");

    public IReadOnlyList<ShapeRule> Limits { get; } = Rules(json, "values");

    public IReadOnlyList<ShapeRule> Errors { get; } = Rules(json, "errors");

    public IReadOnlyList<ShapeRule> Conditions { get; } = Rules(json, "conditions");

    /// <summary>
    /// Whether the parameters are known well enough to call others unknown: a page of AWS has them, or exports of the console.
    /// </summary>
    public bool HasAllParameters { get; } = json.GetProperty("status").GetString() is "documented" or "legacy" or "retired";

    private static IReadOnlyList<ShapeRule> Rules(JsonElement json, string name) =>
        json.TryGetProperty(name, out var list) ? [.. list.EnumerateArray().Select(rule => new ShapeRule(rule))] : [];
}

/// <summary>One rule of the catalogue, with its condition, level and evidence.</summary>
internal class ShapeRule(JsonElement json)
{
    protected JsonElement Json { get; } = json;

    public RuleLevel Level { get; } =
        json.GetProperty("level").GetString() switch
        {
            "error" => RuleLevel.Error,
            "warning" => RuleLevel.Warning,
            _ => RuleLevel.None,
        };

    /// <summary>In words, such as <c>documented, tried</c>.</summary>
    public string Evidence { get; } =
        string.Join(", ", json.GetProperty("evidence").EnumerateArray().Select(evidence => evidence.GetString()));

    /// <summary>Null where the rule holds always.</summary>
    public ShapeCondition? If { get; } = json.TryGetProperty("if", out var text) ? ShapeCondition.Parse(text.GetString()!) : null;

    public string Text(string member) => Json.TryGetProperty(member, out var value) ? value.GetString()! : "";

    public long? Number(string member) => Json.TryGetProperty(member, out var value) ? value.GetInt64() : null;

    public bool Flag(string member) => Json.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.True;

    public bool Has(string member) => Json.TryGetProperty(member, out _);

    public IReadOnlyList<string> Texts(string member) =>
        Json.TryGetProperty(member, out var list) ? [.. list.EnumerateArray().Select(item => item.GetString()!)] : [];
}

/// <summary>One parameter.</summary>
/// <param name="path">Below <c>Parameters</c>: <c>[]</c> is any item of a list, <c>*</c> any name.</param>
internal sealed class ParameterShape(string path, JsonElement json) : ShapeRule(json)
{
    public string Path { get; } = path;

    /// <summary>string, enum, intString, bool, number, object, map, list or any.</summary>
    public string Type { get; } = json.GetProperty("type").GetString()!;

    public bool IsRequired => Flag("required");

    /// <summary>none, whole, only, embed and others; empty where nothing is known.</summary>
    public string Reference => Text("ref");

    public IReadOnlyList<string> Choices { get; } =
        json.TryGetProperty("enum", out var choices) ? [.. choices.EnumerateArray().Select(choice => choice.GetString()!)] : [];

    /// <summary>The path of the object or list around it; empty at the top.</summary>
    public string Parent =>
        Path.EndsWith("[]", StringComparison.Ordinal) ? Path[..^2]
        : Path.LastIndexOf('.') is >= 0 and var dot ? Path[..dot]
        : "";
}
