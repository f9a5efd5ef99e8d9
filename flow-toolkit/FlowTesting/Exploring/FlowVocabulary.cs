using System.Text.Json;
using ScreenPop.FlowLanguage;
using ScreenPop.FlowLanguage.References;

namespace ScreenPop.FlowTesting.Exploring;

/// <summary>The values that a flow's conditions compare with, so that random calls reach its branches.</summary>
internal sealed class FlowVocabulary
{
    private static readonly HashSet<string> Answered = new(StringComparer.Ordinal)
    {
        "ConnectParticipantWithLexBot",
        "ShowView",
        "CheckOutboundCallStatus",
        "CheckVoiceId",
        "GetCustomerProfile",
        "GetCase",
    };

    public FlowVocabulary(Flow flow)
    {
        var external = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var attributes = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var keys = new HashSet<char>();
        foreach (var action in flow.Actions)
        {
            Collect(action.Parameters, external, attributes);
            var operands = action.Conditions.SelectMany(condition => condition.Operands).ToList();
            if (
                action.Type == "Compare"
                && FlowReference.TryParse(action.Text("ComparisonValue") ?? "") is { Segments.Count: > 1 } compared
            )
            {
                var pool =
                    compared.Root == "External" ? external
                    : compared.Root == "Attributes" ? attributes
                    : null;
                if (pool is not null && pool.TryGetValue(Key(compared), out var values))
                {
                    values.UnionWith(operands);
                }
            }
            else if (action.Type == "GetParticipantInput")
            {
                keys.UnionWith(operands.Where(operand => operand.Length == 1).Select(operand => operand[0]));
            }

            HasViews |= action.Type == "ShowView";
            if (Answered.Contains(action.Type))
            {
                Services[action.Identifier] = operands;
            }

            var errors = action.Errors.Select(error => error.ErrorType).Where(error => error != "NoMatchingCondition").ToList();
            if (errors.Count > 0)
            {
                Errors[action.Identifier] = errors;
            }
        }

        External = [.. external.Select(entry => (entry.Key, entry.Value.ToArray()))];
        Attributes = [.. attributes.Select(entry => (entry.Key, entry.Value.ToArray()))];
        Keys = [.. keys.Union("0123456789*#")];
        MenuKeys = [.. keys];
    }

    /// <summary>Keys of a function's answer, with the values that the flow compares them with.</summary>
    public IReadOnlyList<(string Key, string[] Values)> External { get; }

    public IReadOnlyList<(string Key, string[] Values)> Attributes { get; }

    public char[] Keys { get; }

    /// <summary>The keys that at least one menu has a branch for.</summary>
    public char[] MenuKeys { get; }

    /// <summary>Whether the flow shows views, which only a chat can.</summary>
    public bool HasViews { get; }

    /// <summary>For each block, the results that it has branches for.</summary>
    public Dictionary<string, List<string>> Services { get; } = new(StringComparer.Ordinal);

    /// <summary>For each block, the errors that it has branches for.</summary>
    public Dictionary<string, List<string>> Errors { get; } = new(StringComparer.Ordinal);

    private static void Collect(
        JsonElement json,
        Dictionary<string, HashSet<string>> external,
        Dictionary<string, HashSet<string>> attributes
    )
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in json.EnumerateObject())
                {
                    Collect(member.Value, external, attributes);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in json.EnumerateArray())
                {
                    Collect(item, external, attributes);
                }

                break;
            case JsonValueKind.String:
                foreach (
                    var reference in FlowText.Parse(json.GetString()!).References.Where(reference => reference.Segments.Count > 1)
                )
                {
                    var pool =
                        reference.Root == "External" ? external
                        : reference.Root == "Attributes" ? attributes
                        : null;
                    pool?.TryAdd(Key(reference), []);
                }

                break;
        }
    }

    private static string Key(FlowReference reference) => string.Join('.', reference.Segments.Skip(1));
}
