namespace ScreenPop.LocalConnect;

/// <summary>
/// Where the parts are served. Three ports make three origins, as the agent's page, the Amazon Connect instance and the
/// record system are three origins in production: what works only on one origin does not work here.
/// </summary>
public sealed record LocalAddresses(int Port)
{
    public int AgentPort => Port;

    public int InstancePort => Port + 1;

    public int RecordPort => Port + 2;

    public Uri AgentPage => On(AgentPort);

    public Uri Instance => On(InstancePort);

    public Uri Records => On(RecordPort);

    /// <summary>
    /// The agent workspace. Its host is another site than the app's, as it is in production: storage, cookies and windows of a
    /// framed app behave otherwise on one site. Browsers resolve every name below <c>localhost</c> to this machine.
    /// </summary>
    public Uri Workspace => new($"http://{WorkspaceHost}:{InstancePort}/workspace/");

    public const string WorkspaceHost = "workspace.localhost";

    public Uri WorkspaceApp => new(AgentPage, "workspace/");

    public Uri WorkspaceService => new(AgentPage, "workspace/service.html?app=Screen%20Pop%20contact");

    public Uri Phone => new(Instance, "phone/");

    public Uri Operator => new(Instance, "operator/");

    /// <summary>What the placeholders of the widget's files stand for here.</summary>
    public IReadOnlyDictionary<string, string> Placeholders =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["InstanceUrl"] = Origin(Instance),
            ["RecordUrl"] = Origin(Records),
            ["WorkspaceUrl"] = Origin(Workspace),
        };

    /// <summary>An address as browsers name its origin: without a slash at its end.</summary>
    public static string Origin(Uri address) => address.GetLeftPart(UriPartial.Authority);

    private static Uri On(int port) => new($"http://localhost:{port}/");
}
