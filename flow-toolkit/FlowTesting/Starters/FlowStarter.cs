namespace ScreenPop.FlowTesting.Starters;

/// <summary>A new flow that invokes the lookup, and its first scripted calls.</summary>
/// <param name="Flow">The flow as JSON.</param>
/// <param name="Calls">The scripted calls as YAML.</param>
public sealed record FlowStarter(string Flow, string Calls)
{
    private const string Name = "NAME";

    /// <summary>
    /// An inbound flow that invokes the module <c>customer-lookup</c>, greets a known caller by name and transfers to the queue
    /// <c>${SupportQueueArn}</c>.
    /// </summary>
    /// <param name="name">The flow's file name without its extension: letters, digits and dashes.</param>
    public static FlowStarter Inbound(string name) => new(Read("flow.json", name), Read("calls.yaml", name));

    private static string Read(string file, string name)
    {
        using var stream = typeof(FlowStarter).Assembly.GetManifestResourceStream(file)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n").Replace(Name, name, StringComparison.Ordinal);
    }
}
