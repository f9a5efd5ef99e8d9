namespace ScreenPop.FlowLanguage.Lint;

/// <summary>The facts about a flow that its file does not contain.</summary>
public sealed record FlowSurroundings
{
    /// <summary>The type of the flow; null to take the type that the flow declares.</summary>
    public FlowType? Type { get; init; }

    /// <summary>The contact attributes that the flows and modules around it set.</summary>
    public IReadOnlySet<string> AttributesSet { get; init; } = new HashSet<string>();

    /// <summary>The contact attributes that they set from a function's answer, each with the functions.</summary>
    public IReadOnlyDictionary<string, IReadOnlySet<string>> AttributesAnswered { get; init; } =
        new Dictionary<string, IReadOnlySet<string>>();

    /// <summary>Whether one of them transfers contacts to this flow.</summary>
    public bool FollowsAnother { get; init; }

    /// <summary>The contact attributes that a flow sets.</summary>
    public static IEnumerable<string> AttributesSetBy(Flow flow)
    {
        ArgumentNullException.ThrowIfNull(flow);
        return flow
            .Actions.Where(action => action.Type == "UpdateContactAttributes")
            .SelectMany(action => Rules.ReferenceRules.MemberNames(action.Parameters.Member("Attributes")));
    }

    /// <summary>The contact attributes that a flow sets from an answer, each with the functions that may have answered.</summary>
    public static IEnumerable<(string Attribute, string Function)> AttributesAnsweredBy(Flow flow)
    {
        ArgumentNullException.ThrowIfNull(flow);
        var reads = new LintSubject(flow, null, new FlowSurroundings()).ExternalReads;
        return AttributeWrite
            .In(flow)
            .Where(write => write.Reference is { Root: "External" })
            .SelectMany(write =>
                reads
                    .Writers.Where((_, writer) => reads.MayHold(write.Action, writer))
                    .Select(function => (write.Attribute, function.Text("LambdaFunctionARN") ?? ""))
            );
    }
}
