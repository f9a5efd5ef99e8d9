using System.Collections.Frozen;
using System.Text.Json;

namespace ScreenPop.FlowLanguage.Catalogue;

/// <summary>
/// Every known action type of Flow language 2019-10-30, read from actions.json. Its sources are AWS's pages, flows that the
/// service accepted or refused, and exported flows.
/// </summary>
public static class ActionCatalogue
{
    private static readonly JsonElement File = Load();

    private static readonly FrozenDictionary<string, ActionKind> Kinds = File.GetProperty("actions")
        .EnumerateObject()
        .Select(action => KindOf(action.Name, action.Value))
        .ToFrozenDictionary(kind => kind.Type, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, ActionShape> Shapes = File.GetProperty("actions")
        .EnumerateObject()
        .ToFrozenDictionary(action => action.Name, action => new ActionShape(action.Value), StringComparer.Ordinal);

    private static readonly FrozenSet<string> Choices = Shapes
        .Values.SelectMany(shape => shape.Parameters.Values)
        .SelectMany(parameter => parameter.Choices)
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> RightNames = File.GetProperty("wrongNames")
        .EnumerateObject()
        .ToFrozenDictionary(name => name.Name, name => name.Value.GetString()!, StringComparer.Ordinal);

    public static IEnumerable<ActionKind> All => Kinds.Values.OrderBy(kind => kind.Type, StringComparer.Ordinal);

    /// <summary>The kind of an action type; null for an unknown type.</summary>
    public static ActionKind? Find(string type) => Kinds.GetValueOrDefault(type);

    /// <summary>The real action type for a common wrong name, or null.</summary>
    public static string? RightName(string type) => RightNames.GetValueOrDefault(type);

    /// <summary>Whether some parameter has this text among its fixed values.</summary>
    internal static bool IsChoice(string text) => Choices.Contains(text);

    internal static ActionShape? ShapeOf(string type) => Shapes.GetValueOrDefault(type);

    private static JsonElement Load()
    {
        using var stream = typeof(ActionCatalogue).Assembly.GetManifestResourceStream("actions.json")!;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }

    private static ActionKind KindOf(string type, JsonElement json)
    {
        var errors = new ActionShape(json).Errors;
        return new ActionKind
        {
            Type = type,
            Block = json.GetProperty("block").GetString()!,
            FlowTypes = FlowTypesOf(json.GetProperty("flows").GetString()!),
            Errors = [.. errors.Where(error => error.Text("is") != "refused").Select(error => error.Text("error")).Distinct()],
            RequiredErrors =
            [
                .. errors
                    .Where(error => error is { Level: RuleLevel.Error, If: null } && error.Text("is") == "required")
                    .Select(error => error.Text("error")),
            ],
            IsTerminal = json.TryGetProperty("terminal", out _),
            HasConditions = json.GetProperty("conditions")
                .EnumerateArray()
                .Any(condition => !condition.TryGetProperty("allowed", out _)),
            IsRetired = json.GetProperty("status").GetString() == "retired",
        };
    }

    /// <summary>
    /// Letters of the catalogue: I inbound, Q customer queue, H holds, W whispers, O outbound whisper, T transfers, C campaign. A
    /// module may contain any block.
    /// </summary>
    private static HashSet<FlowType> FlowTypesOf(string letters) =>
        [
            FlowType.Module,
            .. letters.SelectMany(letter =>
                letter switch
                {
                    'I' => new[] { FlowType.ContactFlow },
                    'C' => [FlowType.Campaign],
                    'Q' => [FlowType.CustomerQueue],
                    'H' => [FlowType.CustomerHold, FlowType.AgentHold],
                    'W' => [FlowType.AgentWhisper, FlowType.CustomerWhisper],
                    'O' => [FlowType.OutboundWhisper],
                    'T' => [FlowType.AgentTransfer, FlowType.QueueTransfer],
                    _ => [],
                }
            ),
        ];
}
