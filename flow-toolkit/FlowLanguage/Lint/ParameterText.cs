using System.Text.Json;
using ScreenPop.FlowLanguage.References;

namespace ScreenPop.FlowLanguage.Lint;

/// <summary>
/// A string of a block's parameters or operands, or a member's name with references, with its place and references.
/// </summary>
/// <param name="Below">JSON path below the block, such as <c>.Parameters.Text</c>.</param>
internal sealed record ParameterText(FlowAction Action, string Below, JsonElement Json, FlowText Text)
{
    public static List<ParameterText> Of(Flow flow)
    {
        var found = new List<ParameterText>();
        foreach (var action in flow.Actions)
        {
            Add(found, action, ".Parameters", action.Parameters);
            for (var i = 0; i < action.Conditions.Count; i++)
            {
                Add(
                    found,
                    action,
                    $".Transitions.Conditions[{i}].Condition.Operands",
                    action.Conditions[i].Json.Member("Condition").Member("Operands")
                );
            }
        }

        return found;
    }

    private static void Add(List<ParameterText> found, FlowAction action, string below, JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in json.EnumerateObject())
                {
                    // A name may have references too.
                    if (FlowText.Parse(member.Name) is { IsStatic: false } name)
                    {
                        found.Add(new ParameterText(action, $"{below}.{member.Name}", member.Value, name));
                    }

                    Add(found, action, $"{below}.{member.Name}", member.Value);
                }

                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in json.EnumerateArray())
                {
                    Add(found, action, $"{below}[{index++}]", item);
                }

                break;
            case JsonValueKind.String:
                found.Add(new ParameterText(action, below, json, FlowText.Parse(json.GetString()!)));
                break;
        }
    }
}
