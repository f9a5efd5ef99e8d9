using System.Text.Json.Nodes;
using ScreenPop.TestKit;

namespace ScreenPop.ConnectApi.Tests.TestCases;

/// <summary>The content of test cases: a hotline's flow, and the observations and actions that play it.</summary>
internal static class TestCaseContent
{
    private const string Initiated =
        """{"Identifier":"o1","Event":{"Identifier":"e1","Type":"TestInitiated","Actor":"System","Properties":{}},"Actions":[ACTIONS],"Transitions":{"NextObservations":[NEXT]}}""";

    public const string End =
        """{"Identifier":"end","Type":"TestControl","Parameters":{"ActionType":"TestControl","Command":{"Type":"EndTest"}},"Transitions":{}}""";

    public static byte[] Hotline { get; } =
        new FlowBuilder()
            .Block("welcome", "MessageParticipant", "\"Text\":\"Welcome.\"", "menu")
            .Block(
                "menu",
                "GetParticipantInput",
                "\"Text\":\"Press 1.\",\"StoreInput\":\"False\",\"InputTimeLimitSeconds\":\"5\"",
                "sorry",
                "Equals 1 > offers",
                "Equals 2 > menu",
                "NoMatchingCondition > sorry",
                "NoMatchingError > sorry",
                "InputTimeLimitExceeded > sorry"
            )
            .Block("sorry", "MessageParticipant", "\"Text\":\"Sorry.\"", "end")
            .Block("offers", "InvokeLambdaFunction", "\"LambdaFunctionARN\":\"Offers\"", "say", "NoMatchingError > end")
            .Block("say", "MessageParticipant", "\"Text\":\"Today: $.External.offer.\"", "keep")
            .Block(
                "keep",
                "UpdateContactAttributes",
                "\"Attributes\":{\"offer\":\"$.External.offer\"}",
                "hours",
                "NoMatchingError > end"
            )
            .Block(
                "hours",
                "CheckHoursOfOperation",
                "\"HoursOfOperationId\":\"office\"",
                "end",
                "Equals True > queue",
                "Equals False > end",
                "NoMatchingError > end"
            )
            .Block("queue", "UpdateContactTargetQueue", "\"QueueId\":\"support\"", "transfer", "NoMatchingError > end")
            .Block("transfer", "TransferContactToQueue", "", "end", "QueueAtCapacity > end", "NoMatchingError > end")
            .End()
            .Build();

    public static JsonObject Request(string content, string status = "PUBLISHED", string name = "test") =>
        new()
        {
            ["Name"] = name,
            ["Content"] = content,
            ["Status"] = status,
            ["EntryPoint"] = JsonNode.Parse("""{"Type":"VOICE_CALL","VoiceCallEntryPointParameters":{"FlowId":"flow"}}"""),
        };

    public static string Content(IEnumerable<string> observations) =>
        $"{{\"Version\":\"2019-10-30\",\"Metadata\":{{}},\"Observations\":[{string.Join(',', observations)}]}}";

    public static string Start(string? next, params string[] actions) =>
        Initiated
            .Replace("ACTIONS", Chain(actions), StringComparison.Ordinal)
            .Replace("NEXT", next is null ? "" : $"\"{next}\"", StringComparison.Ordinal);

    public static string Message(string id, string text, string? next, params string[] actions) =>
        Observation(
            id,
            "MessageReceived",
            $"{{\"Text\":\"{text}\",\"MatchingCriteria\":{{\"Type\":\"Inclusion\"}}}}",
            next,
            actions
        );

    public static string Action(string id, string type, string member, string resource, string? next, params string[] actions) =>
        Observation(
            id,
            "FlowActionStarted",
            $"{{\"ActionType\":\"{type}\",\"ActionParameters\":{{\"{member}\":\"{resource}\"}}}}",
            next,
            actions
        );

    private static string Observation(string id, string type, string properties, string? next, string[] actions) =>
        $"{{\"Identifier\":\"{id}\",\"Event\":{{\"Identifier\":\"e-{id}\",\"Type\":\"{type}\",\"Actor\":\"System\",\"Properties\":{properties}}},\"Actions\":[{Chain(actions)}],\"Transitions\":{{\"NextObservations\":[{(next is null ? "" : $"\"{next}\"")}]}}}}";

    /// <summary>Links each action to the next.</summary>
    private static string Chain(string[] actions)
    {
        var chained = actions.Select(action => JsonNode.Parse(action)!.AsObject()).ToList();
        for (var at = 0; at < chained.Count; at++)
        {
            chained[at]["Identifier"] = $"a{at}";
            chained[at]["Transitions"] = at + 1 < chained.Count ? new JsonObject { ["NextAction"] = $"a{at + 1}" } : [];
        }

        return string.Join(',', chained.Select(action => action.ToJsonString()));
    }

    public static string Press(string key) =>
        $"{{\"Type\":\"SendInstruction\",\"Parameters\":{{\"ActionType\":\"SendInstruction\",\"Actor\":\"Customer\",\"Instruction\":{{\"Type\":\"DtmfInput\",\"Properties\":{{\"Value\":\"{key}\"}}}}}}}}";

    public static string Expect(string path, string operand) =>
        $"{{\"Type\":\"Assert\",\"Parameters\":{{\"Namespace\":\"{path}\",\"Operator\":\"Equals\",\"Operand\":\"{operand}\"}}}}";

    public static string Mock(string json) =>
        Override(
            "InvokeLambdaFunction",
            "LambdaFunctionARN",
            "Offers",
            $"{{\"Type\":\"MockResponse\",\"Response\":{{\"Type\":\"ExecutionResult\",\"ExecutionResult\":{{\"LoadedData\":\"{json}\"}}}}}}"
        );

    public static string Substitute(string hours, string other) =>
        Override(
            "CheckHoursOfOperation",
            "HoursOfOperationId",
            hours,
            $"{{\"Type\":\"SubstituteResource\",\"SubstituteArn\":\"{other}\"}}"
        );

    private static string Override(string type, string member, string resource, string strategy) =>
        $"{{\"Type\":\"OverrideSystemBehavior\",\"Parameters\":{{\"ActionType\":\"OverrideSystemBehavior\",\"Behavior\":{{\"Type\":\"FlowAction\",\"Properties\":{{\"ActionType\":\"{type}\",\"ActionParameters\":{{\"{member}\":\"{resource}\"}},\"Strategy\":{strategy}}}}}}}}}";
}
