using System.Runtime.CompilerServices;

namespace ScreenPop.Cli.Doctor.Checks;

/// <summary>Checks the page's origin: Amazon Connect lets only pages of approved origins embed the CCP.</summary>
internal sealed class OriginCheck(AwsCli aws)
{
    private const string Subject = "Approved origin";

    public async IAsyncEnumerable<Finding> RunAsync(
        Installation installation,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var listed = await aws.CallAsync(
            "connect",
            "list-approved-origins",
            ["--instance-id", installation.InstanceId],
            cancellationToken
        );
        var origin = installation.WidgetOrigin;
        yield return listed["Origins"]!.AsArray().Any(approved => approved!.ToString().TrimEnd('/') == origin)
            ? Finding.Fine(Subject, $"{origin} may show the CCP.")
            : Finding.Wrong(
                Subject,
                $"{origin} is not approved, so the agent's page stays without a CCP.",
                // Version 1 of the AWS CLI fetches a value that begins with https:// and sends what it finds there.
                $"aws configure set cli_follow_urlparam false{aws.ProfileOption}\n"
                    + $"aws connect associate-approved-origin --instance-id {installation.InstanceId} --origin {origin}{aws.Options}"
            );
    }
}
