namespace ScreenPop.FlowLanguage.Lint;

/// <summary>What is known about a flow from outside its file.</summary>
public sealed record FlowSurroundings
{
    /// <summary>The type of the flow; null to take the type that the flow declares.</summary>
    public FlowType? Type { get; init; }

    /// <summary>The contact attributes that the flows and modules around it set.</summary>
    public IReadOnlySet<string> AttributesSet { get; init; } = new HashSet<string>();

    /// <summary>The contact attributes that a flow sets.</summary>
    public static IEnumerable<string> AttributesSetBy(Flow flow)
    {
        ArgumentNullException.ThrowIfNull(flow);
        return flow
            .Actions.Where(action => action.Type == "UpdateContactAttributes")
            .SelectMany(action => Rules.ReferenceRules.MemberNames(action.Parameters.Member("Attributes")));
    }
}
