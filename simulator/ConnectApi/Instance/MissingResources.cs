using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ScreenPop.FlowLanguage;

namespace ScreenPop.ConnectApi.Instance;

/// <summary>
/// Finds the ARNs in a flow that the service refuses at publish: those of queues, flows, modules and prompts that the instance
/// does not have. AWS's page on migrating flows states it of every ARN. The service was seen to accept a function that does not
/// exist. A bare id is accepted, because no page says that it is refused.
/// </summary>
internal static partial class MissingResources
{
    private static readonly string[] Named = ["FlowModuleId", "ContactFlowId", "ContactFlowArn", "QueueId", "PromptId"];

    /// <summary>One line for each missing resource; none for content that is no flow.</summary>
    public static IEnumerable<string> In(string content, InstanceLookup lookup) =>
        from action in FlowReader.Read(Encoding.UTF8.GetBytes(content), "Content").Flow?.Actions ?? []
        from place in Places(action.Parameters)
        where place.Value.ValueKind == JsonValueKind.String
        let arn = place.Value.GetString()!
        let found = ResourceOfInstance().Match(arn)
        where found.Success && !lookup.Has(QualifiedId.Of(arn).Id)
        let kind = found.Groups["kind"].Value.Replace('-', ' ')
        select $"{action.Path}.Parameters.{place.Path}: the instance has no {kind} '{arn}'.";

    /// <summary>
    /// The parameters that name a resource: direct members, the prompts of a loop, and the flows of events. Other texts, such as
    /// the values of attributes, are data, which may name anything.
    /// </summary>
    private static IEnumerable<(string Path, JsonElement Value)> Places(JsonElement parameters) =>
        [
            .. NamedIn(parameters),
            .. Member(parameters, "Messages", JsonValueKind.Array)
                .SelectMany(messages => messages.EnumerateArray())
                .SelectMany(
                    (message, index) => NamedIn(message).Select(place => ($"Messages[{index}].{place.Path}", place.Value))
                ),
            .. Member(parameters, "EventHooks", JsonValueKind.Object)
                .SelectMany(hooks => hooks.EnumerateObject())
                .Select(hook => ($"EventHooks.{hook.Name}", hook.Value)),
        ];

    private static IEnumerable<(string Path, JsonElement Value)> NamedIn(JsonElement json) =>
        json.ValueKind != JsonValueKind.Object
            ? []
            : json.EnumerateObject()
                .Where(member => Named.Contains(member.Name, StringComparer.Ordinal))
                .Select(member => (member.Name, member.Value));

    private static IEnumerable<JsonElement> Member(JsonElement json, string name, JsonValueKind kind) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == kind
            ? [value]
            : [];

    /// <summary>
    /// An ARN of a resource of an instance, without references. The queue of an agent is found by the agent, not by its ARN.
    /// </summary>
    [GeneratedRegex(
        @"\Aarn:[a-z-]+:connect:[a-z0-9-]+:[0-9]+:instance/[^/$]+/(?<kind>queue|contact-flow|flow-module|prompt)/(?!agent/|\$)"
    )]
    private static partial Regex ResourceOfInstance();
}
