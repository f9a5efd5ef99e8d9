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
        var approved = listed["Origins"]!.AsArray().Select(origin => origin!.ToString().TrimEnd('/')).ToHashSet();
        var page = installation.WidgetOrigin;
        yield return approved.Contains(page)
            ? Finding.Fine(Subject, $"{page} may show the CCP.")
            : Refused(installation, page, $"{page} is not approved, so the agent's page has no CCP.");
        foreach (var around in Around(installation).Where(origin => !approved.Contains(origin)))
        {
            yield return Refused(
                installation,
                around,
                $"{around} may show the agent's page but is not approved: inside it, the page has no CCP."
            );
        }
    }

    /// <summary>
    /// The origins whose pages may frame the agent's page. Wildcards are left out, because they name no single origin.
    /// </summary>
    private static IEnumerable<string> Around(Installation installation) =>
        installation
            .Parameters.GetValueOrDefault("FrameAncestors", "")
            .Split(' ')
            .Where(source => source.StartsWith("https://", StringComparison.Ordinal) && !source.Contains('*'));

    private Finding Refused(Installation installation, string origin, string what) =>
        Finding.Wrong(
            Subject,
            what,
            // Version 1 of the AWS CLI fetches a value that begins with https:// and sends what it finds there.
            $"aws configure set cli_follow_urlparam false{aws.ProfileOption}\n"
                + $"aws connect associate-approved-origin --instance-id {installation.InstanceId} --origin {origin}{aws.Options}"
        );
}
