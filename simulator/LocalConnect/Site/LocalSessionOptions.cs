using ScreenPop.Contacts;

namespace ScreenPop.LocalConnect.Site;

/// <summary>Replacements for the repository's own parts of a session.</summary>
public sealed record LocalSessionOptions
{
    /// <summary>
    /// A running DynamoDB API, such as DynamoDB Local; null starts dynalite. The default value is
    /// <c>AWS_ENDPOINT_URL_DYNAMODB</c>.
    /// </summary>
    public Uri? DynamoDbEndpoint { get; init; } = EndpointFromEnvironment();

    /// <summary>
    /// The file name, without extension, of the flow that inbound contacts start in. The default value is
    /// <c>inbound-screen-pop</c>.
    /// </summary>
    public string InboundFlow { get; init; } = "inbound-screen-pop";

    /// <summary>Another folder with the folders <c>flows</c> and <c>modules</c>; null for <c>contact-flows</c>.</summary>
    public string? FlowFolder { get; init; }

    /// <summary>
    /// Another executable of the lookup function, such as one compiled ahead of time; null for the repository's build.
    /// </summary>
    public string? CustomerLookup { get; init; }

    /// <summary>
    /// The lookup's deadline. The default value is 3 s, which suits a laptop that also builds and leaves a second of the flows'
    /// timeout of 4 s.
    /// </summary>
    public TimeSpan LookupDeadline { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Whether the agent's page shows Amazon's own panel. The default value is false: the page has its own controls.
    /// </summary>
    public bool NativePanel { get; init; }

    /// <summary>The time without activity after which the panel signs an agent out. The default value is null: never.</summary>
    public TimeSpan? SignOutAfter { get; init; }

    /// <summary>
    /// The path of a customer file for <c>screenpop customers import</c>, in place of <c>simulator/sample-data/customers.csv</c>.
    /// Changes of the file are imported. The default value is null.
    /// </summary>
    public string? CustomersFile { get; init; }

    /// <summary>
    /// The path of a file of lines for <c>screenpop lines import</c>, in place of <c>simulator/sample-data/lines.csv</c>. Its
    /// column <c>flow</c> names the flow of a line. Changes of the file are imported. The default value is null.
    /// </summary>
    public string? LinesFile { get; init; }

    /// <summary>The path of a <c>screen-pop.json</c> in place of the shipped file. The default value is null.</summary>
    public string? ConfigFile { get; init; }

    /// <summary>The queues and agents. The default value is <see cref="ContactCenterOptions.Sample"/>.</summary>
    public ContactCenterOptions Center { get; init; } = ContactCenterOptions.Sample;

    private static Uri? EndpointFromEnvironment() =>
        Uri.TryCreate(Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL_DYNAMODB"), UriKind.Absolute, out var endpoint)
            ? endpoint
            : null;
}
