using System.Text.Json;

namespace ScreenPop.FlowLanguage;

/// <summary>Reads one entry of <c>Actions</c> and records each part that does not have the required shape.</summary>
internal static class FlowActionReader
{
    /// <summary>People read the first few; a hostile file can have a million.</summary>
    private const int MaxProblems = 1_000;

    /// <summary>A menu has twelve keys and a view a handful of actions.</summary>
    private const int MaxBranches = 1_000;

    public static FlowAction Read(JsonElement json, int index, List<(JsonElement Json, string Path, string Message)> misshapen)
    {
        var path = $"$.Actions[{index}]";
        Expect(
            json,
            JsonValueKind.Object,
            path,
            "A block must be an object with Identifier, Type, Parameters and Transitions.",
            required: true
        );
        Expect(
            json.Member("Identifier"),
            JsonValueKind.String,
            path + ".Identifier",
            "A block must have an Identifier.",
            required: true
        );
        Expect(json.Member("Type"), JsonValueKind.String, path + ".Type", "A block must have a Type.", required: true);
        Expect(json.Member("Parameters"), JsonValueKind.Object, path + ".Parameters", "Parameters must be an object.");
        var transitions = json.Member("Transitions");
        Expect(transitions, JsonValueKind.Object, path + ".Transitions", "Transitions must be an object.");
        Expect(
            transitions.Member("NextAction"),
            JsonValueKind.String,
            path + ".Transitions.NextAction",
            "NextAction must be the Identifier of a block."
        );

        return new FlowAction
        {
            Index = index,
            Identifier = json.Text("Identifier") ?? "",
            Type = json.Text("Type") ?? "",
            Parameters = json.Member("Parameters"),
            NextAction = transitions.Text("NextAction"),
            Errors = Entries(
                transitions,
                "Errors",
                (entry, at) =>
                {
                    Expect(
                        entry.Member("ErrorType"),
                        JsonValueKind.String,
                        at,
                        "An error branch must have an ErrorType.",
                        required: true
                    );
                    return new ErrorBranch(entry.Text("ErrorType") ?? "", entry.Text("NextAction") ?? "", entry);
                }
            ),
            Conditions = Entries(
                transitions,
                "Conditions",
                (entry, at) =>
                {
                    var condition = entry.Member("Condition");
                    Expect(
                        condition,
                        JsonValueKind.Object,
                        at,
                        "A condition branch must have a Condition with Operator and Operands.",
                        required: true
                    );
                    return new ConditionBranch(
                        condition.Text("Operator") ?? "",
                        Operands(condition),
                        entry.Text("NextAction") ?? "",
                        entry
                    );
                }
            ),
            Json = json,
        };

        void Expect(JsonElement value, JsonValueKind kind, string at, string message, bool required = false)
        {
            // Two of AWS's own files have null for an omitted member.
            var absent = value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;
            if (value.ValueKind != kind && (required || !absent) && misshapen.Count < MaxProblems)
            {
                misshapen.Add((value.ValueKind == JsonValueKind.Undefined ? json : value, at, message));
            }
        }

        List<T> Entries<T>(JsonElement transitions, string member, Func<JsonElement, string, T> read)
        {
            var list = transitions.Member(member);
            Expect(list, JsonValueKind.Array, $"{path}.Transitions.{member}", $"{member} must be a list.");
            if (list.ValueKind == JsonValueKind.Array && list.GetArrayLength() is > MaxBranches and var length)
            {
                misshapen.Add(
                    (
                        list,
                        $"{path}.Transitions.{member}",
                        $"{member} has {length:N0} branches; only the first {MaxBranches:N0} were read."
                    )
                );
            }

            return list.ValueKind == JsonValueKind.Array
                ?
                [
                    .. list.EnumerateArray()
                        .Take(MaxBranches)
                        .Select((entry, at) => read(entry, $"{path}.Transitions.{member}[{at}]")),
                ]
                : [];
        }
    }

    private static List<string> Operands(JsonElement condition)
    {
        var operands = condition.Member("Operands");
        return operands.ValueKind == JsonValueKind.Array
            ?
            [
                .. operands
                    .EnumerateArray()
                    .Select(operand =>
                        operand.ValueKind == JsonValueKind.String ? operand.GetString()! : JsonSerializer.Serialize(operand)
                    ),
            ]
            : [];
    }
}
