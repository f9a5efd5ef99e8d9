using ScreenPop.FlowEngine.Contacts;
using ScreenPop.FlowLanguage;
using ScreenPop.FlowLanguage.Catalogue;
using ScreenPop.FlowLanguage.Placeholders;

namespace ScreenPop.FlowTesting.Calls;

/// <summary>
/// The flows and modules that a call can reach. Each placeholder is filled with its own name. A flow is found by its file name
/// and by the placeholder of that name: customer-queue.json by <c>customer-queue</c> and <c>CustomerQueueFlowArn</c>.
/// </summary>
public sealed class FlowLibrary
{
    private static readonly string[] Folders = ["flows", "modules"];
    private readonly Dictionary<string, Flow> flows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Flow> modules = new(StringComparer.Ordinal);
    private readonly HashSet<string> placeholders = new(StringComparer.Ordinal);

    public IEnumerable<Flow> Flows => flows.Values.Concat(modules.Values).Distinct();

    /// <summary>Reads <c>flows/*.json</c> and <c>modules/*.json</c> of a contact-flows folder.</summary>
    /// <exception cref="FlowFormatException">One of them is not a flow.</exception>
    public static FlowLibrary Load(string contactFlows)
    {
        var library = new FlowLibrary();
        foreach (var folder in Folders.Select(name => Path.Combine(contactFlows, name)).Where(Directory.Exists))
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*.json").Where(FlowFiles.IsFlow).Order(StringComparer.Ordinal))
            {
                library.Add(Flow.Load(file));
            }
        }

        return library;
    }

    /// <summary>Adds a flow under its name and returns it with its placeholders filled.</summary>
    public Flow Add(Flow flow)
    {
        var names = Placeholder.Names(flow);
        placeholders.UnionWith(names);
        var filled = Placeholder.Fill(flow, names.ToDictionary(name => name));
        var pascal = Pascal(flow.Name);
        var (kind, suffixes) =
            FlowTypeNames.Of(flow) == FlowType.Module
                ? (modules, new[] { "ModuleArn", "ModuleId" })
                : (flows, ["FlowArn", "FlowId"]);
        kind[flow.Name] = filled;
        foreach (var suffix in suffixes)
        {
            kind[pascal + suffix] = filled;
        }

        return filled;
    }

    public Flow? FindFlow(string name) => flows.GetValueOrDefault(name);

    public Flow? FindModule(string name) =>
        modules.GetValueOrDefault(name.EndsWith(":$LATEST", StringComparison.Ordinal) ? name[..^8] : name);

    /// <summary>A flow or a module.</summary>
    public Flow? Find(string name) => FindFlow(name) ?? FindModule(name);

    /// <summary>The placeholder for a flow's ARN: inbound-sales has <c>InboundSalesFlowArn</c>.</summary>
    internal static string PlaceholderOf(Flow flow) => $"{Pascal(flow.Name)}FlowArn";

    /// <summary>True for the value of a placeholder in a flow.</summary>
    internal bool IsPlaceholder(string value) => placeholders.Contains(value);

    private static string Pascal(string name) =>
        string.Concat(
            name.Split('-', '_', ' ').Where(word => word.Length > 0).Select(word => char.ToUpperInvariant(word[0]) + word[1..])
        );

    /// <summary>A queue for any id: <c>SupportQueueArn</c> is the queue Support.</summary>
    internal static ContactQueue Queue(string id)
    {
        var name = id.EndsWith("QueueArn", StringComparison.Ordinal) ? id[..^"QueueArn".Length] : ResourceArn.IdOf(id);
        return new ContactQueue(id, name.Length == 0 ? id : name, ContactEndpoint.PhoneNumber("+18005550199"));
    }
}
