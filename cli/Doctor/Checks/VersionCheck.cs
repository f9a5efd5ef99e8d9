using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace ScreenPop.Cli.Doctor.Checks;

/// <summary>
/// Whether callers meet the lookup as it was configured last: an alias points at a version, which never changes.
/// </summary>
internal sealed class VersionCheck(AwsCli aws)
{
    private const string Subject = "Settings";

    /// <summary>What a version keeps for good. Names of AWS Lambda's GetFunctionConfiguration.</summary>
    private static readonly string[] Kept =
    [
        "CodeSha256",
        "Environment",
        "MemorySize",
        "Timeout",
        "KMSKeyArn",
        "VpcConfig",
        "TracingConfig",
        "Architectures",
        "Runtime",
        "Role",
    ];

    public async IAsyncEnumerable<Finding> RunAsync(
        Installation installation,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var latest = await ConfigurationAsync(installation, "$LATEST", cancellationToken);
        var live = await ConfigurationAsync(installation, "live", cancellationToken);
        var different = Kept.Where(name => !JsonNode.DeepEquals(latest[name], live[name])).ToList();
        yield return different.Count == 0
            ? Finding.Fine(Subject, "Callers are answered with the last settings and the last code.")
            : Finding.Wrong(
                Subject,
                $"Callers are answered by version {live["Version"]}, which has another {string.Join(", ", different)} than the last deployment. "
                    + "A deployment is under way, was rolled back, or somebody changed the function by hand.",
                "sam build\nsam deploy"
            );
    }

    private Task<JsonNode> ConfigurationAsync(Installation installation, string qualifier, CancellationToken cancellationToken) =>
        aws.CallAsync(
            "lambda",
            "get-function-configuration",
            ["--function-name", installation.LookupFunction, "--qualifier", qualifier],
            cancellationToken
        );
}
