namespace ScreenPop.FlowLanguage.References;

/// <summary>The namespaces of references. Source: "List of available contact attributes and their JSONPath references".</summary>
public static class FlowNamespace
{
    private static readonly HashSet<string> Scalars = new(StringComparer.Ordinal)
    {
        "StoredCustomerInput",
        "Channel",
        "ContactId",
        "InitialContactId",
        "PreviousContactId",
        "AwsRegion",
        "CustomerId",
        "InstanceARN",
        "InitiationMethod",
        "LanguageCode",
        "TextToSpeechVoiceId",
        "Name",
        "Description",
    };

    private static readonly HashSet<string> Trees = new(StringComparer.Ordinal)
    {
        "External",
        "LambdaInvocation",
        "Attributes",
        "Lex",
        "Views",
        "Customer",
        "FlowAttributes",
        "CustomerEndpoint",
        "Queue",
        "Case",
        "Task",
        "Metrics",
        "SystemEndpoint",
        "Wisdom",
        "MediaStreams",
        "Agent",
        "References",
        "Tags",
        "Capabilities",
        "Media",
        "Email",
        "AdditionalEmailRecipients",
        "Loop",
        "Modules",
        "DataTables",
        "DataTableList",
        "SegmentAttributes",
        "AgenticCX",
        "ExternalTool",
        "OutboundCommunication",
        "DeliveryReceipts",
    };

    /// <summary>
    /// The namespaces with fixed members. In all others, the flow, the function or the service defines the members.
    /// </summary>
    private static readonly Dictionary<string, string[]> Members = new(StringComparer.Ordinal)
    {
        ["CustomerEndpoint"] = ["Address", "Type", "DisplayName"],
        ["SystemEndpoint"] = ["Address", "Type", "DisplayName"],
        ["Queue"] = ["Name", "ARN", "OutboundCallerId"],
        ["Agent"] = ["UserName", "FirstName", "LastName", "ARN"],
        ["Metrics"] = ["Queue", "Agents", "Contact"],
        ["Views"] = ["Action", "ViewResultData"],
        ["Modules"] = ["Input", "Result", "ResultData"],
        ["LambdaInvocation"] = ["ResultData", "InvocationId"],
        ["Wisdom"] = ["SessionArn"],
        ["Task"] = ["ContactId"],
        ["MediaStreams"] = ["Customer"],
        ["AdditionalEmailRecipients"] = ["ToList", "CcList"],
        ["Capabilities"] = ["Agent", "Customer"],
        ["Media"] = ["Sip", "InitialMessage"],
        ["Email"] = ["EmailMessage"],
        ["DataTableList"] = ["ResultData"],
    };

    public static bool IsKnown(string root) => Scalars.Contains(root) || Trees.Contains(root);

    /// <summary>True when <c>$.root</c> alone is a value and not a tree of values.</summary>
    public static bool IsScalar(string root) => Scalars.Contains(root);

    /// <summary>Whether the namespace has the member after the root. A root alone is valid: it is read as an object.</summary>
    public static bool HasMember(IReadOnlyList<string> segments) =>
        segments.Count == 1
        || (
            !IsScalar(segments[0])
            && (!Members.TryGetValue(segments[0], out var members) || members.Contains(segments[1], StringComparer.Ordinal))
        );

    /// <summary>
    /// The maximum number of names in a reference inside a text. A full stop after the reference stays a full stop:
    /// <c>"$.Attributes.name.Goodbye"</c> reads one attribute.
    /// </summary>
    internal static int Depth(List<string> segments) =>
        segments[0] switch
        {
            var root when Scalars.Contains(root) => 1,
            "Attributes" or "FlowAttributes" or "CustomerEndpoint" or "SystemEndpoint" or "Agent" or "SegmentAttributes" => 2,
            "Queue" => segments.Count > 1 && segments[1] == "OutboundCallerId" ? 3 : 2,
            _ => int.MaxValue,
        };
}
