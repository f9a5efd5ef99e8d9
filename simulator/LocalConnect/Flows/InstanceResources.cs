using ScreenPop.Contacts;
using ScreenPop.Contacts.Queues;

namespace ScreenPop.LocalConnect.Flows;

/// <summary>The values of the shipped flows' placeholders on this instance.</summary>
internal static class InstanceResources
{
    /// <param name="instance">The instance.</param>
    /// <param name="queues">A queue <c>Support</c> is <c>${SupportQueueArn}</c>.</param>
    /// <param name="flowNames">A flow <c>customer-queue</c> is <c>${CustomerQueueFlowArn}</c>.</param>
    /// <param name="moduleNames">A module <c>customer-lookup</c> is <c>${CustomerLookupModuleArn}</c>.</param>
    /// <param name="functions">A function <c>CustomerLookup</c> is <c>${CustomerLookupFunctionArn}</c>.</param>
    public static Dictionary<string, string> Placeholders(
        InstanceArn instance,
        IEnumerable<Queue> queues,
        IEnumerable<string> flowNames,
        IEnumerable<string> moduleNames,
        IEnumerable<KeyValuePair<string, string>> functions
    )
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["FlowLogging"] = "Disabled",
            ["StackName"] = "local",
        };
        foreach (var queue in queues)
        {
            values[$"{Pascal(queue.Name)}QueueArn"] = instance.Of(queue);
        }

        foreach (var name in flowNames)
        {
            values[$"{Pascal(name)}FlowArn"] = FlowArn(instance, name);
        }

        foreach (var name in moduleNames)
        {
            values[$"{Pascal(name)}ModuleArn"] = ModuleArn(instance, name);
        }

        foreach (var (name, arn) in functions)
        {
            values[$"{name}FunctionArn"] = arn;
        }

        return values;
    }

    public static string FlowArn(InstanceArn instance, string name) =>
        $"{instance}/contact-flow/{StableId.Of("contact-flow", name)}";

    public static string ModuleArn(InstanceArn instance, string name) =>
        $"{instance}/flow-module/{StableId.Of("flow-module", name)}";

    private static string Pascal(string name) =>
        string.Concat(
            name.Split('-', ' ', '_').Where(word => word.Length > 0).Select(word => char.ToUpperInvariant(word[0]) + word[1..])
        );
}
