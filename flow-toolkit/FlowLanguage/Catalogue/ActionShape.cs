using System.Text.Json;

namespace ScreenPop.FlowLanguage.Catalogue;

/// <summary>The certainty that the service refuses a flow that breaks a rule of the catalogue.</summary>
internal enum RuleLevel
{
    /// <summary>Not reported: the sources disagree, or the service is not known to check the rule.</summary>
    None,

    /// <summary>A page of AWS says so; no refusal is known.</summary>
    Warning,

    /// <summary>The service was seen to refuse it, or is known to check this kind of rule.</summary>
    Error,
}

/// <summary>The parameters, branches and conditions of one action type, from the catalogue.</summary>
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
    /// Whether the list of parameters is complete: it comes from a page of AWS or from exports of the console. Any other
    /// parameter is then unknown.
    /// </summary>
    public bool HasAllParameters { get; } = json.GetProperty("status").GetString() is "documented" or "legacy" or "retired";

    /// <summary>A form of the block whose parameters AWS does not publish; null for most types.</summary>
    public UnpublishedForm? Unpublished { get; } =
        json.TryGetProperty("unpublished", out var form) ? new UnpublishedForm(form) : null;

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

    /// <summary>The evidence in words, such as <c>documented, tried</c>.</summary>
    public string Evidence { get; } =
        string.Join(", ", json.GetProperty("evidence").EnumerateArray().Select(evidence => evidence.GetString()));

    /// <summary>The condition of the rule; null for a rule that always applies.</summary>
    public ShapeCondition? If { get; } = json.TryGetProperty("if", out var text) ? ShapeCondition.Parse(text.GetString()!) : null;

    /// <summary>Whether the rule applies in flows of this type; null for a flow of unknown type.</summary>
    public bool AppliesIn(FlowType? type) =>
        Json.TryGetProperty("in", out var only)
            ? type is not null && FlowTypeNames.Find(only.GetString()) == type
            : !Json.TryGetProperty("notIn", out var except) || type is null || FlowTypeNames.Find(except.GetString()) != type;

    public string Text(string member) => Json.TryGetProperty(member, out var value) ? value.GetString()! : "";

    public long? Number(string member) => Json.TryGetProperty(member, out var value) ? value.GetInt64() : null;

    public bool Flag(string member) => Json.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.True;

    public bool Has(string member) => Json.TryGetProperty(member, out _);

    public IReadOnlyList<string> Texts(string member) =>
        Json.TryGetProperty(member, out var list) ? [.. list.EnumerateArray().Select(item => item.GetString()!)] : [];
}

/// <summary>One parameter.</summary>
/// <param name="path">The path below <c>Parameters</c>: <c>[]</c> is any item of a list, <c>*</c> any name.</param>
internal sealed class ParameterShape(string path, JsonElement json) : ShapeRule(json)
{
    public string Path { get; } = path;

    /// <summary>string, enum, intString, bool, number, object, map, list or any.</summary>
    public string Type { get; } = json.GetProperty("type").GetString()!;

    public bool IsRequired => Flag("required");

    /// <summary>The kinds of reference that the value may have: none, whole, only, embed and others; empty if unknown.</summary>
    public string Reference => Text("ref");

    public IReadOnlyList<string> Choices { get; } =
        json.TryGetProperty("enum", out var choices) ? [.. choices.EnumerateArray().Select(choice => choice.GetString()!)] : [];

    /// <summary>The only member names of an object; empty if any name is allowed.</summary>
    public IReadOnlyList<string> Keys { get; } =
        json.TryGetProperty("keys", out var keys) ? [.. keys.EnumerateArray().Select(key => key.GetString()!)] : [];

    /// <summary>Whether the service was seen to accept a JSON number.</summary>
    public bool TakesNumber => Type == "number" || Flag("number");

    /// <summary>The path of the enclosing object or list; empty at the top.</summary>
    public string Parent =>
        Path.EndsWith("[]", StringComparison.Ordinal) ? Path[..^2]
        : Path.LastIndexOf('.') is >= 0 and var dot ? Path[..dot]
        : "";
}
