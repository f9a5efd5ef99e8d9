using System.Text.Json;
using ScreenPop.Deployment.Events;
using ScreenPop.LambdaHost.Logging;

namespace ScreenPop.Deployment.Widget;

/// <summary>
/// <c>Custom::WidgetFiles</c>: publishes the built widget from the function's package in the bucket. Properties: <c>Bucket</c>,
/// <c>InstanceUrl</c>, <c>RecordUrl</c> and <c>RecordOrigins</c> for screen-pop.json, and <c>Package</c>, whose change triggers
/// an update.
/// </summary>
internal sealed class WidgetFiles(Bucket bucket, string folder, JsonLogger log) : ICustomResource
{
    private const string Configuration = "screen-pop.json";
    private const string Page = "index.html";

    /// <summary>
    /// Publishes the files. The id is the bucket's name: after a change of bucket, CloudFormation deletes the files in the
    /// former one.
    /// </summary>
    public async Task<string> ApplyAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var name = request.Property("Bucket");
        var before = await PublishedAsync(name, cancellationToken).ConfigureAwait(false);
        var keys = Keys();

        // The list is written before the files. The next deployment and the deletion then know the files of a failed deployment.
        await NoteAsync(name, before with { Before = [.. before.All.Union(keys)] }, cancellationToken).ConfigureAwait(false);
        foreach (var key in keys)
        {
            var content = await File.ReadAllBytesAsync(Path.Combine(folder, key), cancellationToken).ConfigureAwait(false);
            await bucket
                .PutAsync(name, key, key == Configuration ? Fill(content, request) : content, FileKind.Of(key), cancellationToken)
                .ConfigureAwait(false);
        }

        // Agents keep the page open all day, and it loads parts on demand. The files of the deployment before therefore stay.
        var kept = before.Keys.SequenceEqual(keys) ? before.Before ?? [] : before.Keys;
        var stale = before.All.Except(keys).Except(kept).ToList();
        await RemoveAsync(name, stale, cancellationToken).ConfigureAwait(false);
        await NoteAsync(name, new PublishedFiles(keys) { Before = [.. kept.Except(keys)] }, cancellationToken)
            .ConfigureAwait(false);
        log.Published(keys.Count, name, stale.Count);
        return name;
    }

    public async Task DeleteAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        // A creation that failed halfway has published files, too.
        var name = request.PhysicalResourceId is null or ResourceResponse.NeverMade
            ? request.Property("Bucket")
            : request.PhysicalResourceId;
        var published = await PublishedAsync(name, cancellationToken).ConfigureAwait(false);
        await RemoveAsync(name, [.. published.All, PublishedFiles.Key], cancellationToken).ConfigureAwait(false);
        log.Emptied(published.All.Count(), name);
    }

    /// <summary>The page comes last, so that it never refers to files that do not exist yet.</summary>
    private List<string> Keys()
    {
        var keys = Directory.Exists(folder)
            ? Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/'))
                .OrderBy(key => key == Page)
                .ThenBy(key => key, StringComparer.Ordinal)
                .ToList()
            : [];
        return keys.Contains(Page)
            ? keys
            : throw new InvalidOperationException(
                "The package has no widget/index.html; build it with 'sam build', which runs the Makefile."
            );
    }

    private static byte[] Fill(byte[] configuration, ResourceRequest request)
    {
        var record = request.Property("RecordUrl");
        var more = request.ResourceProperties.GetValueOrDefault("RecordOrigins", "");
        var filled = ConfigurationFile.Fill(
            configuration,
            new Dictionary<string, string>
            {
                ["InstanceUrl"] = CcpParent(request.Property("InstanceUrl")),
                ["RecordUrl"] = record,
            }
        );

        // The page's headers come from the same two parameters, so the two must allow the same origins.
        var refused = ConfigurationFile
            .AllowedOrigins(filled)
            .Except(more.Split(' ').Prepend(record), StringComparer.OrdinalIgnoreCase)
            .ToList();
        return refused.Count == 0
            ? filled
            : throw new InvalidOperationException(
                $"screen-pop.json allows {string.Join(' ', refused)}, which the page's headers refuse: add it to the parameter RecordOrigins, or take it out of allowedOrigins."
            );
    }

    /// <summary>The address before <c>/ccp-v2/</c>. Instances of NAME.awsapps.com have all pages below <c>/connect</c>.</summary>
    private static string CcpParent(string instanceUrl) =>
        instanceUrl.EndsWith(".awsapps.com", StringComparison.OrdinalIgnoreCase) ? $"{instanceUrl}/connect" : instanceUrl;

    private async Task RemoveAsync(string name, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        foreach (var key in keys)
        {
            await bucket.DeleteAsync(name, key, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<PublishedFiles> PublishedAsync(string name, CancellationToken cancellationToken) =>
        await bucket.FindAsync(name, PublishedFiles.Key, cancellationToken).ConfigureAwait(false) is { } json
            ? JsonSerializer.Deserialize(json, DeploymentJson.Default.PublishedFiles) ?? PublishedFiles.None
            : PublishedFiles.None;

    private Task NoteAsync(string name, PublishedFiles files, CancellationToken cancellationToken) =>
        bucket.PutAsync(
            name,
            PublishedFiles.Key,
            JsonSerializer.SerializeToUtf8Bytes(files, DeploymentJson.Default.PublishedFiles),
            FileKind.Of(PublishedFiles.Key),
            cancellationToken
        );
}
