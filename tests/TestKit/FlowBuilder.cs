using System.Text;
using System.Text.Json.Nodes;

namespace ScreenPop.TestKit;

/// <summary>Builds the JSON of a small flow. The first block is the start.</summary>
public sealed class FlowBuilder(string? type = "contactFlow")
{
    private readonly JsonArray actions = [];

    /// <param name="parameters">The members of <c>Parameters</c> as JSON, without the braces.</param>
    /// <param name="next">NextAction; null leaves it out.</param>
    /// <param name="branches">
    /// <c>"Equals 1 > menu"</c> is a condition; <c>"NoMatchingError > end"</c>, without a blank in the name, is an error.
    /// </param>
    public FlowBuilder Block(
        string identifier,
        string actionType,
        string parameters = "",
        string? next = null,
        params string[] branches
    )
    {
        var transitions = new JsonObject();
        if (next is not null)
        {
            transitions["NextAction"] = next;
        }

        var errors = new JsonArray();
        var conditions = new JsonArray();
        foreach (var branch in branches)
        {
            var (label, target) = (branch.Split(" > ")[0], branch.Split(" > ")[1]);
            var operand = label.IndexOf(' ', StringComparison.Ordinal);
            if (operand < 0)
            {
                errors.Add(new JsonObject { ["ErrorType"] = label, ["NextAction"] = target });
            }
            else
            {
                conditions.Add(
                    new JsonObject
                    {
                        ["NextAction"] = target,
                        ["Condition"] = new JsonObject
                        {
                            ["Operator"] = label[..operand],
                            ["Operands"] = new JsonArray(label[(operand + 1)..]),
                        },
                    }
                );
            }
        }

        if (errors.Count > 0)
        {
            transitions["Errors"] = errors;
        }

        if (conditions.Count > 0)
        {
            transitions["Conditions"] = conditions;
        }

        actions.Add(
            new JsonObject
            {
                ["Identifier"] = identifier,
                ["Type"] = actionType,
                ["Parameters"] = JsonNode.Parse($"{{{parameters}}}"),
                ["Transitions"] = transitions,
            }
        );
        return this;
    }

    /// <summary>A block that hangs up.</summary>
    public FlowBuilder End(string identifier = "end") => Block(identifier, "DisconnectParticipant");

    public byte[] Build()
    {
        var flow = new JsonObject
        {
            ["Version"] = "2019-10-30",
            ["StartAction"] = (string?)actions[0]!["Identifier"],
            ["Metadata"] = new JsonObject(),
            ["Actions"] = actions.DeepClone(),
        };
        if (type == "module")
        {
            flow["Settings"] = new JsonObject();
        }
        else if (type is not null)
        {
            flow["Metadata"]!["type"] = type;
        }

        return Encoding.UTF8.GetBytes(flow.ToJsonString());
    }
}
