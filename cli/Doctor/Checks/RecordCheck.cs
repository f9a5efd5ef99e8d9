using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using ScreenPop.Cli.Rules;

namespace ScreenPop.Cli.Doctor.Checks;

/// <summary>
/// Checks that the workspace's app can show the records in its frames. The app's own headers must allow the records, and the
/// records' headers must allow the app and the workspace around it.
/// </summary>
internal static class RecordCheck
{
    private const string Subject = "Records";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    public static async IAsyncEnumerable<Finding> RunAsync(
        Installation installation,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        if (
            installation.Parameters.GetValueOrDefault("WorkspaceApp") is "none" or "" or null
            || installation.Parameters.GetValueOrDefault("InstanceUrl") is not { } workspace
        )
        {
            yield break;
        }

        var (policy, file) = await ReadAsync(installation, cancellationToken);
        // The checks of the page and of the workspace report an unreadable file.
        if (file is null)
        {
            yield break;
        }

        if (policy is not null && Refusal(installation, "the headers of the workspace's app", policy, file) is { } refusal)
        {
            yield return refusal;
        }

        foreach (var record in await FramedRecords.AskAsync(file, [installation.WidgetOrigin, workspace], cancellationToken))
        {
            yield return Finding(record);
        }
    }

    /// <summary>Compares the origins that the published file allows with the headers of the page that frames them.</summary>
    /// <param name="installation">The stack that has the origins.</param>
    /// <param name="whose">The headers' name in a sentence.</param>
    /// <param name="policy">Their Content-Security-Policy.</param>
    /// <param name="file">The published screen-pop.json.</param>
    public static Finding? Refusal(Installation installation, string whose, string policy, JsonNode? file)
    {
        var refused = new FramePolicy(FramePolicy.OriginsOf(policy)).Refused(file).Select(origin => origin.Origin).ToList();
        if (refused.Count == 0)
        {
            return null;
        }

        var present = installation.Parameters.GetValueOrDefault("RecordOrigins", "");
        var origins = present.Split(' ', StringSplitOptions.RemoveEmptyEntries).Concat(refused).Distinct();
        return Doctor.Finding.Wrong(
            Subject,
            $"screen-pop.json allows {string.Join(' ', refused)}, but {whose} refuse it: the browser shows no record of it.",
            installation.Redeployment(StackParameter.Override("RecordOrigins", string.Join(' ', origins)))
        );
    }

    private static Finding Finding(FramedRecords.Answer record) =>
        !record.IsReached
            ? Doctor.Finding.Fine(
                Subject,
                $"{record.Address} cannot be reached from here, so its headers were not read: {record.Said}"
            )
        : record.Refused.Count == 0 ? Doctor.Finding.Fine(Subject, $"{record.Address} may be framed by the workspace's app.")
        : Doctor.Finding.Wrong(
            Subject,
            $"{record.Address} may not be framed by {string.Join(" and ", record.Refused)} ({record.Said}): the workspace's app shows an empty record.",
            $"Name {string.Join(' ', record.Refused)} in frame-ancestors of the record system, or open its records with the target tab."
        );

    private static async Task<(string? Policy, JsonNode? File)> ReadAsync(
        Installation installation,
        CancellationToken cancellationToken
    )
    {
        using var http = new HttpClient { Timeout = Limit };
        try
        {
            using var page = await http.GetAsync(new Uri(installation.Page, "workspace/index.html"), cancellationToken);
            var policy = page.Headers.TryGetValues("Content-Security-Policy", out var values) ? string.Join("; ", values) : null;
            var file = await http.GetStringAsync(new Uri(installation.Page, "screen-pop.json"), cancellationToken);
            return (policy, JsonNode.Parse(file));
        }
        catch (Exception unread)
            when (unread is HttpRequestException or JsonException or TaskCanceledException
                && !cancellationToken.IsCancellationRequested
            )
        {
            return (null, null);
        }
    }
}
