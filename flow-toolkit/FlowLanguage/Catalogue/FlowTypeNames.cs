namespace ScreenPop.FlowLanguage.Catalogue;

/// <summary>The three spellings of a flow type: the console's metadata, the API, and plain words.</summary>
public static class FlowTypeNames
{
    private static readonly (FlowType Type, string Metadata, string Api, string Words)[] Names =
    [
        (FlowType.ContactFlow, "contactFlow", "CONTACT_FLOW", "inbound flow"),
        (FlowType.CustomerQueue, "customerQueue", "CUSTOMER_QUEUE", "customer queue flow"),
        (FlowType.CustomerHold, "customerHold", "CUSTOMER_HOLD", "customer hold flow"),
        (FlowType.CustomerWhisper, "customerWhisper", "CUSTOMER_WHISPER", "customer whisper flow"),
        (FlowType.AgentHold, "agentHold", "AGENT_HOLD", "agent hold flow"),
        (FlowType.AgentWhisper, "agentWhisper", "AGENT_WHISPER", "agent whisper flow"),
        (FlowType.OutboundWhisper, "outboundWhisper", "OUTBOUND_WHISPER", "outbound whisper flow"),
        (FlowType.AgentTransfer, "agentTransfer", "AGENT_TRANSFER", "agent transfer flow"),
        (FlowType.QueueTransfer, "queueTransfer", "QUEUE_TRANSFER", "queue transfer flow"),
        (FlowType.Campaign, "campaign", "CAMPAIGN", "campaign flow"),
        (FlowType.Module, "module", "MODULE", "flow module"),
    ];

    /// <summary>
    /// The type for a folder name such as <c>agent-whisper</c> or <c>AGENT_WHISPER</c>; null for any other name.
    /// </summary>
    public static FlowType? OfFolder(string? name) =>
        Find(name?.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal));

    /// <summary>The names that <see cref="Find"/> accepts, in the console's spelling.</summary>
    public static IEnumerable<string> All => Names.Select(entry => entry.Metadata);

    /// <summary>The type with this name in any spelling, or null.</summary>
    public static FlowType? Find(string? name) =>
        Names
            .Where(entry =>
                string.Equals(entry.Metadata, name, StringComparison.OrdinalIgnoreCase)
                || string.Equals(entry.Api, name, StringComparison.OrdinalIgnoreCase)
            )
            .Select(entry => (FlowType?)entry.Type)
            .FirstOrDefault();

    /// <summary>
    /// The type that a flow declares in <c>Metadata.type</c>; a module is recognized by its content. Null when undeclared.
    /// </summary>
    public static FlowType? Of(Flow flow) => Find(flow.Metadata.Text("type")) ?? (flow.IsModule ? FlowType.Module : null);

    /// <summary>The name in the API, such as <c>CONTACT_FLOW</c>.</summary>
    public static string Api(FlowType type) => Names.First(entry => entry.Type == type).Api;

    /// <summary>The name in words with its article, such as <c>an agent whisper flow</c>.</summary>
    public static string WithArticle(FlowType type) =>
        Words(type) is var words && "aeiou".Contains(words[0], StringComparison.Ordinal) ? $"an {words}" : $"a {words}";

    /// <summary>The name in words, such as <c>agent whisper flow</c>.</summary>
    public static string Words(FlowType type) => Names.First(entry => entry.Type == type).Words;
}
