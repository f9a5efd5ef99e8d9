namespace ScreenPop.LocalConnect;

/// <summary>
/// The addresses of the pages. The three ports are three origins, as the agent's page, the Amazon Connect instance and the
/// record system are in production. A page that needs a shared origin therefore fails here, too.
/// </summary>
public sealed record LocalAddresses(int Port)
{
    public int AgentPort => Port;

    public int InstancePort => Port + 1;

    public int RecordPort => Port + 2;

    public Uri AgentPage => On(AgentPort);

    /// <summary>The number of agents after the first one. Each has a page at a port of its own, after the other three.</summary>
    public int FurtherAgents { get; init; }

    public IEnumerable<int> AgentPorts => Enumerable.Range(RecordPort + 1, FurtherAgents).Prepend(AgentPort);

    /// <summary>The page of each agent, in the order of the agents.</summary>
    public IEnumerable<Uri> AgentPages => AgentPorts.Select(On);

    /// <summary>The last port in use.</summary>
    public int LastPort => RecordPort + FurtherAgents;

    public Uri Instance => On(InstancePort);

    public Uri Records => On(RecordPort);

    /// <summary>
    /// The agent workspace. Its host is a different site from the app's, as in production, because storage, cookies and windows
    /// of a framed app depend on the site. Browsers resolve every name below <c>localhost</c> to this machine.
    /// </summary>
    public Uri Workspace => new($"http://{WorkspaceHost}:{InstancePort}/workspace/");

    public const string WorkspaceHost = "workspace.localhost";

    public Uri WorkspaceApp => new(AgentPage, "workspace/");

    public Uri WorkspaceService => new(AgentPage, "workspace/service.html?app=Screen%20Pop%20contact");

    /// <summary>The page that shows what runs.</summary>
    public Uri Home => Instance;

    public Uri Phone => new(Instance, "phone/");

    public Uri Operator => new(Instance, "operator/");

    /// <summary>The values of the placeholders in the widget's files.</summary>
    public IReadOnlyDictionary<string, string> Placeholders =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["InstanceUrl"] = Origin(Instance),
            ["RecordUrl"] = Origin(Records),
            ["WorkspaceUrl"] = Origin(Workspace),
            ["RecordOrigins"] = "",
        };

    /// <summary>The origin of an address, as browsers write it: without a slash at its end.</summary>
    public static string Origin(Uri address) => address.GetLeftPart(UriPartial.Authority);

    private static Uri On(int port) => new($"http://localhost:{port}/");
}
