using System.Text.Json.Nodes;

namespace ScreenPop.ConnectApi.TestCases;

/// <summary>The service's rules for an action.</summary>
internal static class TestActionRules
{
    private static readonly string[] Types = ["SendInstruction", "Assert", "OverrideSystemBehavior", "TestControl"];

    private static readonly string[] Operators =
    [
        "Equals",
        "TextStartsWith",
        "TextEndsWith",
        "TextContains",
        "NumberGreaterThan",
        "NumberGreaterOrEqualTo",
        "NumberLessThan",
        "NumberLessOrEqualTo",
    ];

    public static IEnumerable<string> Problems(JsonObject action, bool isChat)
    {
        var type = action.Text("Type");
        var parameters = action.Object("Parameters");
        if (!Types.Contains(type) || (type != "Assert" && parameters.Text("ActionType") != type))
        {
            return [$"an action is one of {string.Join(", ", Types)}, and all but Assert repeat it in ActionType."];
        }

        return type switch
        {
            "Assert" => OfAssert(parameters),
            "SendInstruction" => OfInstruction(parameters.Object("Instruction"), isChat),
            "OverrideSystemBehavior" => OfOverride(parameters.Object("Behavior").Object("Properties")),
            _ => parameters.Object("Command").Text("Type") is "EndTest" or "LogData" ? [] : ["a command is EndTest or LogData."],
        };
    }

    private static IEnumerable<string> OfAssert(JsonObject? parameters)
    {
        if (!Operators.Contains(parameters.Text("Operator")))
        {
            yield return "Invalid operator parameter for AssertAction";
        }
        else if (parameters?["Operand"] is null || parameters.Text("Namespace") is not ['$', ..])
        {
            yield return "an assertion has a Namespace and an Operand.";
        }
    }

    private static IEnumerable<string> OfInstruction(JsonObject? instruction, bool isChat)
    {
        var type = instruction.Text("Type");
        if (type == "DtmfInput" && isChat)
        {
            yield return "DTMF input is not supported for Chat entry point";
        }

        if (type is not ("DtmfInput" or "Disconnect" or "Utterance"))
        {
            yield return "an instruction is DtmfInput, Utterance or Disconnect.";
        }
        else if (type != "Disconnect" && instruction.Object("Properties")?["Value"]?.ToString() is null or "")
        {
            yield return $"{type} has a Value.";
        }
    }

    private static IEnumerable<string> OfOverride(JsonObject? properties)
    {
        var type = properties.Text("ActionType");
        var strategy = properties.Object("Strategy");
        if (type is not ("InvokeLambdaFunction" or "CheckHoursOfOperation" or "TransferContactToQueue"))
        {
            yield return $"the local instance overrides functions, hours and queues, not {type}.";
        }

        if (properties.Object("ActionParameters") is not { Count: > 0 })
        {
            yield return "InvalidFlowActionParametersProblem";
        }

        switch (strategy.Text("Type"))
        {
            case "SubstituteResource" when strategy.Text("SubstituteArn") is { Length: > 0 }:
                break;
            case "MockResponse" when type == "CheckHoursOfOperation":
                yield return "MockResponse is not supported for CheckHoursOfOperation.";
                break;
            case "MockResponse" when TestMock.Of(strategy!) is null:
                yield return "a mocked response is an ExecutionResult with serialized JSON, or an Error.";
                break;
            case "MockResponse":
                break;
            default:
                yield return "a Strategy is SubstituteResource or MockResponse.";
                break;
        }
    }
}
