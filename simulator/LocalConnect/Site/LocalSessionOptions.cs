using ScreenPop.Contacts;

namespace ScreenPop.LocalConnect.Site;

/// <summary>What a session uses in place of the repository's own parts.</summary>
public sealed record LocalSessionOptions
{
    /// <summary>A DynamoDB API that is there already, such as DynamoDB Local; null starts dynalite.</summary>
    public Uri? DynamoDbEndpoint { get; init; } = EndpointFromEnvironment();

    /// <summary>The flow that an inbound contact starts in, by its file's name.</summary>
    public string InboundFlow { get; init; } = "inbound-screen-pop";

    /// <summary>Another folder with <c>flows</c> and <c>modules</c> in it.</summary>
    public string? FlowFolder { get; init; }

    /// <summary>Another executable of the lookup function, such as one that was compiled ahead of time.</summary>
    public string? CustomerLookup { get; init; }

    /// <summary>
    /// When the lookup answers whatever the table does. A laptop that also builds is slower than Lambda, so the default value is
    /// long: 3 s, with a second left of the flows' limit of 4 s.
    /// </summary>
    public TimeSpan LookupDeadline { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The agent's page shows Amazon's own panel. By default it has controls of its own.</summary>
    public bool NativePanel { get; init; }

    /// <summary>The queues and agents.</summary>
    public ContactCenterOptions Center { get; init; } = ContactCenterOptions.Sample;

    private static Uri? EndpointFromEnvironment() =>
        Uri.TryCreate(Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL_DYNAMODB"), UriKind.Absolute, out var endpoint)
            ? endpoint
            : null;
}
