using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace ScreenPop.Cli.Doctor.Checks;

/// <summary>
/// Checks that the agent workspace has the screen pop: the registration, the instance, the security profile and the page.
/// </summary>
internal sealed class WorkspaceCheck(AwsCli aws)
{
    private const string Subject = "Workspace";

    public async IAsyncEnumerable<Finding> RunAsync(
        Installation installation,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        if (installation.Parameters.GetValueOrDefault("WorkspaceApp") is not { } shape || shape is "none" or "")
        {
            yield break;
        }

        var listed = await aws.CallAsync("appintegrations", "list-applications", [], cancellationToken);
        var known = listed["Applications"]?.AsArray().OfType<JsonNode>().ToList() ?? [];
        string[] pages = shape == "service" ? ["", " service"] : [""];
        foreach (var kind in pages)
        {
            var name = $"{installation.Stack} screen pop{kind}";
            if (known.Find(application => application["Name"]?.ToString() == name) is not { } application)
            {
                yield return Finding.Wrong(Subject, $"There is no application \"{name}\".", installation.Redeployment());
                continue;
            }

            var arn = application["Arn"]!.ToString();
            var details = await aws.CallAsync("appintegrations", "get-application", ["--arn", arn], cancellationToken);
            yield return Registered(name, details, installation);
            yield return await AssociatedAsync(name, arn, installation, cancellationToken);
            yield return await GrantedAsync(name, details["Namespace"]?.ToString(), installation, cancellationToken);
        }

        yield return await ReachedAsync(installation, cancellationToken);
    }

    /// <summary>The workspace frames the access address and the approved origins, and nothing else.</summary>
    private static Finding Registered(string name, JsonNode details, Installation installation)
    {
        var source = details["ApplicationSourceConfig"]?["ExternalUrlConfig"];
        var address = source?["AccessUrl"]?.ToString();
        var approved = source?["ApprovedOrigins"]?.AsArray().Select(origin => origin!.ToString().TrimEnd('/')) ?? [];
        var origin = installation.WidgetOrigin;
        if (address is null || !address.StartsWith($"{origin}/workspace/", StringComparison.Ordinal))
        {
            return Finding.Wrong(
                Subject,
                $"\"{name}\" is registered at {address}, but its page is at {origin}/workspace/.",
                installation.Redeployment()
            );
        }

        if (!approved.Contains(origin))
        {
            return Finding.Wrong(
                Subject,
                $"{origin} is not an approved origin of \"{name}\": the workspace shows an empty pane.",
                installation.Redeployment()
            );
        }

        return details["Permissions"]?.AsArray().Any(permission => permission!.ToString() == "*") == true
            ? Finding.Fine(Subject, $"\"{name}\" is registered at {address}.")
            : Finding.Wrong(
                Subject,
                $"\"{name}\" lacks the permission *, so records open at connect and not while it rings.",
                installation.Redeployment()
            );
    }

    private async Task<Finding> AssociatedAsync(
        string name,
        string arn,
        Installation installation,
        CancellationToken cancellationToken
    )
    {
        var listed = await aws.CallAsync(
            "connect",
            "list-integration-associations",
            ["--instance-id", installation.InstanceId, "--integration-type", "APPLICATION"],
            cancellationToken
        );
        return
            listed["IntegrationAssociationSummaryList"]?.AsArray().Any(each => each!["IntegrationArn"]?.ToString() == arn) == true
            ? Finding.Fine(Subject, $"The instance has \"{name}\".")
            : Finding.Wrong(
                Subject,
                $"The instance does not have \"{name}\".",
                $"aws connect create-integration-association --instance-id {installation.InstanceId} --integration-type APPLICATION --integration-arn {arn}{aws.Options}"
            );
    }

    private async Task<Finding> GrantedAsync(
        string name,
        string? space,
        Installation installation,
        CancellationToken cancellationToken
    )
    {
        string[] instance = ["--instance-id", installation.InstanceId];
        var profiles = await aws.CallAsync("connect", "list-security-profiles", instance, cancellationToken);
        var granted = new List<string>();
        foreach (var profile in profiles["SecurityProfileSummaryList"]?.AsArray().OfType<JsonNode>() ?? [])
        {
            var applications = await aws.CallAsync(
                "connect",
                "list-security-profile-applications",
                [.. instance, "--security-profile-id", profile["Id"]!.ToString()],
                cancellationToken
            );
            if (applications["Applications"]?.AsArray().Any(each => each!["Namespace"]?.ToString() == space) == true)
            {
                granted.Add(profile["Name"]?.ToString() ?? "");
            }
        }

        return granted.Count > 0
            ? Finding.Fine(Subject, $"\"{name}\" is in the security profile {string.Join(", ", granted)}.")
            : Finding.Wrong(
                Subject,
                $"No security profile has \"{name}\", so no agent sees it.",
                // A command would replace the profile's other applications.
                $"In the agents' security profile, tick \"{name}\" under Agent applications. It shows after up to ten minutes."
            );
    }

    private static async Task<Finding> ReachedAsync(Installation installation, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(20) };
        var address = new Uri(installation.Page, "workspace/index.html");
        try
        {
            using var answer = await http.GetAsync(address, cancellationToken);
            if (!answer.IsSuccessStatusCode)
            {
                return Finding.Wrong(Subject, $"{address} returns status {(int)answer.StatusCode}.", installation.Redeployment());
            }

            var policy = answer.Headers.TryGetValues("Content-Security-Policy", out var values) ? string.Join("; ", values) : "";
            var frames = policy.Split(';', StringSplitOptions.TrimEntries).FirstOrDefault(IsAncestors) ?? "";
            var workspace = installation.Parameters.GetValueOrDefault("InstanceUrl") ?? "";
            return frames.Split(' ').Contains(workspace)
                ? Finding.Fine(Subject, $"{address} answers and may be shown by {workspace}.")
                : Finding.Wrong(
                    Subject,
                    $"{address} may not be shown by {workspace}: agents see an empty pane.",
                    installation.Redeployment()
                );
        }
        catch (Exception unreached)
            when (unreached is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return Finding.Wrong(
                Subject,
                $"{address} cannot be reached from here: {unreached.Message}",
                "Open it in an agent's browser. It should say that it belongs in the workspace."
            );
        }
    }

    private static bool IsAncestors(string directive) => directive.StartsWith("frame-ancestors ", StringComparison.Ordinal);
}
