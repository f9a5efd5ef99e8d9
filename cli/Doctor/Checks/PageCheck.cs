using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ScreenPop.Cli.Doctor.Checks;

/// <summary>Checks that the agent's page is served, may be framed where the stack says, and has the instance's CCP.</summary>
internal static class PageCheck
{
    private const string Subject = "Page";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    public static async IAsyncEnumerable<Finding> RunAsync(
        Installation installation,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var http = new HttpClient { Timeout = Limit };
        var (page, problem) = await GetAsync(http, installation, installation.Page, cancellationToken);
        if (page is null)
        {
            yield return problem!;
            yield break;
        }

        yield return Finding.Fine(Subject, $"{installation.Page} answers.");
        yield return Frames(installation, page);

        var (configuration, missing) = await GetAsync(
            http,
            installation,
            new Uri(installation.Page, "screen-pop.json"),
            cancellationToken
        );
        if (configuration is null)
        {
            yield return missing!;
            yield break;
        }

        yield return Ccp(installation, configuration.Value.Body);
        if (page.Value.Policy is { } policy && Records(installation, policy, configuration.Value.Body) is { } records)
        {
            yield return records;
        }
    }

    private static async Task<((string Body, string? Policy)? Page, Finding? Problem)> GetAsync(
        HttpClient http,
        Installation installation,
        Uri address,
        CancellationToken cancellationToken
    )
    {
        try
        {
            using var answer = await http.GetAsync(address, cancellationToken);
            if (answer.IsSuccessStatusCode)
            {
                var policy = answer.Headers.TryGetValues("Content-Security-Policy", out var values)
                    ? string.Join("; ", values)
                    : null;
                return ((await answer.Content.ReadAsStringAsync(cancellationToken), policy), null);
            }

            return (
                null,
                Finding.Wrong(
                    Subject,
                    $"{address} returns status {(int)answer.StatusCode}. A missing file and a bucket that refuses the distribution both give 403.",
                    installation.Redeployment()
                )
            );
        }
        catch (Exception unreached)
            when (unreached is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return (
                null,
                Finding.Wrong(
                    Subject,
                    $"{address} cannot be reached from here: {unreached.Message}",
                    "Open the page in an agent's browser. A firewall may block it here, or its name is not in DNS yet (output DomainNameTarget)."
                )
            );
        }
    }

    private static Finding Frames(Installation installation, (string Body, string? Policy)? page)
    {
        var wanted = installation.Parameters.GetValueOrDefault("FrameAncestors");
        var served = page
            ?.Policy?.Split(';', StringSplitOptions.TrimEntries)
            .FirstOrDefault(directive => directive.StartsWith("frame-ancestors ", StringComparison.Ordinal))
            ?["frame-ancestors ".Length..];
        return served is null
                ? Finding.Wrong(
                    "Frames",
                    "The page is served without frame-ancestors: any site may frame it.",
                    installation.Redeployment()
                )
            : wanted is not null && wanted != served
                ? Finding.Wrong(
                    "Frames",
                    $"The page may be framed by {served}, but the stack has {wanted}.",
                    installation.Redeployment()
                )
            : Finding.Fine("Frames", $"The page may be framed by {served}.");
    }

    /// <summary>The page's own headers must allow every origin that the published file allows.</summary>
    private static Finding? Records(Installation installation, string policy, string configuration)
    {
        JsonNode? file;
        try
        {
            file = JsonNode.Parse(configuration);
        }
        catch (JsonException)
        {
            return null;
        }

        return RecordCheck.Refusal(installation, "the page's headers", policy, file);
    }

    /// <summary>Instances of NAME.awsapps.com have the CCP below <c>/connect</c>.</summary>
    private static Finding Ccp(Installation installation, string configuration)
    {
        string? named;
        try
        {
            named = JsonNode.Parse(configuration)?["ccp"]?["url"]?.ToString();
        }
        catch (JsonException)
        {
            named = null;
        }

        if (named is null)
        {
            return Finding.Wrong(
                "CCP",
                "The page's screen-pop.json is not JSON with a CCP address.",
                $"screenpop rules lint\n{installation.Redeployment()}"
            );
        }

        if (installation.Parameters.GetValueOrDefault("InstanceUrl") is not { } instance)
        {
            return Finding.Fine("CCP", $"The page shows {named}.");
        }

        var path = instance.EndsWith(".awsapps.com", StringComparison.OrdinalIgnoreCase) ? "/connect/ccp-v2" : "/ccp-v2";
        return named.TrimEnd('/') == instance + path
            ? Finding.Fine("CCP", $"The page shows {named}.")
            : Finding.Wrong(
                "CCP",
                $"The page shows {named}, but the instance has its CCP at {instance}{path}/.",
                installation.Redeployment()
            );
    }
}
