using System.Text.Json;

namespace ScreenPop.FlowTesting.Native;

/// <summary>
/// Writes the actions of a native test in the service's testing language. All but an assertion repeat their type.
/// </summary>
internal static class NativeActionJson
{
    private const string ExecutionResult = "ExecutionResult";

    public static void Write(Utf8JsonWriter json, NativeAction action, string mockMember)
    {
        var type = action switch
        {
            SendKey or SendDisconnect => "SendInstruction",
            AssertEquals => "Assert",
            NativeOverride => "OverrideSystemBehavior",
            _ => "TestControl",
        };
        json.WriteString("Type", type);
        json.WriteStartObject("Parameters");
        if (action is AssertEquals assert)
        {
            json.WriteString("Namespace", assert.Path);
            json.WriteString("Operator", "Equals");
            json.WriteString("Operand", assert.Operand);
        }
        else
        {
            json.WriteString("ActionType", type);
            WriteParameters(json, action, mockMember);
        }

        json.WriteEndObject();
    }

    public static void WriteResource(Utf8JsonWriter json, string actionType, string resource)
    {
        json.WriteStartObject("ActionParameters");
        json.WriteString(ResourceMember(actionType), resource);
        json.WriteEndObject();
    }

    /// <summary>The parameter that names a resource.</summary>
    internal static string ResourceMember(string actionType) =>
        actionType switch
        {
            "InvokeLambdaFunction" => "LambdaFunctionARN",
            "CheckHoursOfOperation" => "HoursOfOperationId",
            _ => "QueueId",
        };

    private static void WriteParameters(Utf8JsonWriter json, NativeAction action, string mockMember)
    {
        switch (action)
        {
            case SendKey key:
                WriteInstruction(json, "DtmfInput", key.Key.ToString());
                break;
            case SendDisconnect:
                WriteInstruction(json, "Disconnect", null);
                break;
            case NativeOverride made:
                json.WriteStartObject("Behavior");
                json.WriteString("Type", "FlowAction");
                json.WriteStartObject("Properties");
                json.WriteString("ActionType", made.ActionType);
                WriteResource(json, made.ActionType, made.Resource);
                json.WriteStartObject("Strategy");
                WriteStrategy(json, made, mockMember);
                json.WriteEndObject();
                json.WriteEndObject();
                json.WriteEndObject();
                break;
            default:
                json.WriteStartObject("Command");
                json.WriteString("Type", "EndTest");
                json.WriteEndObject();
                break;
        }
    }

    private static void WriteInstruction(Utf8JsonWriter json, string type, string? value)
    {
        json.WriteString("Actor", "Customer");
        json.WriteStartObject("Instruction");
        json.WriteString("Type", type);
        if (value is not null)
        {
            json.WriteStartObject("Properties");
            json.WriteString("Value", value);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteStrategy(Utf8JsonWriter json, NativeOverride made, string mockMember)
    {
        if (made is SubstituteResource substitute)
        {
            json.WriteString("Type", "SubstituteResource");
            json.WriteString("SubstituteArn", substitute.Substitute);
            return;
        }

        var (kind, member, value, delay) = made switch
        {
            MockAnswer answer => (ExecutionResult, mockMember, answer.Json, answer.DelaySeconds),
            MockError error => ("Error", "Value", error.Error, error.DelaySeconds),
            _ => throw new InvalidOperationException($"There is no form for {made}."),
        };
        json.WriteString("Type", "MockResponse");
        json.WriteStartObject("Response");
        json.WriteString("Type", kind);
        json.WriteStartObject(kind);
        if (delay > 0)
        {
            json.WriteNumber("DelaySeconds", delay);
        }

        json.WriteString(member, value);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
