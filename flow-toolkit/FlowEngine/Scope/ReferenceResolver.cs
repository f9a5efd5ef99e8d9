using System.Globalization;
using ScreenPop.FlowEngine.Contacts;
using ScreenPop.FlowLanguage.References;

namespace ScreenPop.FlowEngine.Scope;

/// <summary>Resolves a reference for one contact in one flow; null when it has no value.</summary>
internal static class ReferenceResolver
{
    public static string? Resolve(FlowReference reference, FlowContact contact, FlowScope scope)
    {
        var path = reference.Segments;
        return path[0] switch
        {
            "External" => JsonTree.Text(scope.External, path, 1),
            "LambdaInvocation" => At(path, 1) switch
            {
                "ResultData" => JsonTree.Text(scope.External, path, 2),
                "InvocationId" => scope.LambdaInvocationId,
                _ => null,
            },
            "Attributes" => At(path, 1) is { } name && contact.Attributes.TryGetValue(name, out var attribute) ? attribute : null,
            "FlowAttributes" => Find(scope.FlowAttributes, path),
            "StoredCustomerInput" => scope.StoredCustomerInput,
            "Queue" => Queue(contact.TargetQueue, path),
            "CustomerEndpoint" => Endpoint(contact.CustomerEndpoint, path, 1),
            "SystemEndpoint" => Endpoint(contact.SystemEndpoint, path, 1),
            "Metrics" => QueueMetricValues.Find(scope, path),
            "Views" => At(path, 1) == "Action" ? scope.ViewAction : Tree(scope, "Views", path, 2),
            "Lex" or "Customer" or "Case" or "Task" or "Modules" or "Loop" or "DataTables" or "DataTableList" or "Email" => Tree(
                scope,
                path[0],
                path,
                1
            ),
            "AdditionalEmailRecipients" or "Capabilities" or "Media" => JsonTree.Text(contact.SystemAttributes, path, 0),
            "Tags" => Find(contact.Tags, path),
            "SegmentAttributes" => Find(contact.SegmentAttributes, path),
            "References" => Reference(contact, path),
            "Agent" => Agent(contact.Agent, path),
            "MediaStreams" => At(path, 1) == "Customer" && At(path, 2) == "Audio"
                ? Stream(contact.MediaStream, At(path, 3))
                : null,
            _ => Scalar(path[0], contact)
                ?? (path[0] == "Wisdom" && At(path, 1) == "SessionArn" ? contact.WisdomSessionArn : null),
        };
    }

    /// <summary>The member names of an object value, for <c>KeyExists</c>.</summary>
    public static IEnumerable<string> Keys(FlowReference reference, FlowContact contact, FlowScope scope) =>
        reference.Root switch
        {
            "Tags" => contact.Tags.Keys,
            "Attributes" => contact.Attributes.Keys,
            "SegmentAttributes" => contact.SegmentAttributes.Keys,
            "References" => contact.References.Keys,
            "FlowAttributes" => scope.FlowAttributes.Keys,
            "External" => JsonTree.Keys(scope.External, reference.Segments, 1),
            "Views" => JsonTree.Keys(scope.Trees.GetValueOrDefault("Views"), reference.Segments, 2),
            var root when scope.Trees.TryGetValue(root, out var tree) => JsonTree.Keys(tree, reference.Segments, 1),
            _ => JsonTree.Keys(contact.SystemAttributes, reference.Segments, 0),
        };

    private static string? Scalar(string name, FlowContact contact) =>
        name switch
        {
            "Channel" => contact.Channel,
            "ContactId" => contact.ContactId,
            "InitialContactId" => contact.InitialContactId,
            "PreviousContactId" => contact.PreviousContactId,
            "AwsRegion" => contact.AwsRegion,
            "CustomerId" => contact.CustomerId,
            "InstanceARN" => contact.InstanceArn,
            "InitiationMethod" => contact.InitiationMethod,
            "LanguageCode" => contact.LanguageCode,
            "TextToSpeechVoiceId" => contact.Voice?.Voice,
            "Name" => contact.Name,
            "Description" => contact.Description,
            _ => null,
        };

    private static string? At(IReadOnlyList<string> path, int index) => index < path.Count ? path[index] : null;

    private static string? Find(IDictionary<string, string> values, IReadOnlyList<string> path) =>
        At(path, 1) is { } key && values.TryGetValue(key, out var value) ? value : null;

    private static string? Tree(FlowScope scope, string name, IReadOnlyList<string> path, int from) =>
        scope.Trees.TryGetValue(name, out var tree) ? JsonTree.Text(tree, path, from) : null;

    private static string? Endpoint(ContactEndpoint? endpoint, IReadOnlyList<string> path, int from) =>
        At(path, from) switch
        {
            "Address" => endpoint?.Address,
            "Type" => endpoint?.TypeName,
            "DisplayName" => endpoint?.Name,
            _ => null,
        };

    private static string? Queue(ContactQueue? queue, IReadOnlyList<string> path) =>
        At(path, 1) switch
        {
            "Name" => queue?.Name,
            "ARN" => queue?.Arn,
            "OutboundCallerId" => Endpoint(queue?.OutboundCallerId, path, 2),
            _ => null,
        };

    private static string? Reference(FlowContact contact, IReadOnlyList<string> path) =>
        At(path, 1) is { } key && contact.References.TryGetValue(key, out var found)
            ? At(path, 2) switch
            {
                "Value" => found.Value,
                "Type" => found.Type,
                _ => null,
            }
            : null;

    private static string? Stream(ContactMediaStream? stream, string? name) =>
        name switch
        {
            "StreamARN" => stream?.StreamArn,
            "StartFragmentNumber" => stream?.StartFragmentNumber,
            "StartTimestamp" => stream?.StartedAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            "StopTimestamp" => stream?.StoppedAt?.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            _ => null,
        };

    private static string? Agent(ContactAgent? agent, IReadOnlyList<string> path) =>
        At(path, 1) switch
        {
            "UserName" => agent?.UserName,
            "FirstName" => agent?.FirstName,
            "LastName" => agent?.LastName,
            "ARN" => agent?.Arn,
            _ => null,
        };
}
