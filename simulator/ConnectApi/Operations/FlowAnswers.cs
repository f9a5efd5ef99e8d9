using ScreenPop.ConnectApi.Instance;
using ScreenPop.ConnectApi.Wire;

namespace ScreenPop.ConnectApi.Operations;

/// <summary>Writes flows and modules into answers.</summary>
internal static class FlowAnswers
{
    public static string StateOf(FlowResource flow) => flow.IsArchived ? "ARCHIVED" : "ACTIVE";

    public static string StatusOf(FlowResource flow) => flow.Content is null ? "SAVED" : "PUBLISHED";

    public static object Describe(
        ContactFlowResource flow,
        FlowContent content,
        IReadOnlyDictionary<string, string>? tags,
        string region
    ) =>
        new
        {
            flow.Arn,
            flow.Id,
            flow.Name,
            flow.Type,
            State = StateOf(flow),
            content.Status,
            flow.Description,
            Content = content.Text,
            Tags = tags,
            FlowContentSha256 = content.Sha256,
            Version = content.Version?.Number,
            VersionDescription = content.Version?.Description,
            LastModifiedTime = flow.ModifiedAt,
            LastModifiedRegion = region,
        };

    public static object Describe(FlowModuleResource module, FlowContent content, IReadOnlyDictionary<string, string>? tags) =>
        new
        {
            module.Arn,
            module.Id,
            module.Name,
            Content = content.Text,
            module.Description,
            State = StateOf(module),
            content.Status,
            Tags = tags,
            FlowModuleContentSha256 = content.Sha256,
            Version = content.Version?.Number,
            VersionDescription = content.Version?.Description,
            Settings = content.Version is { } version ? version.Settings : module.Settings,
            ExternalInvocationConfiguration = module.IsInvokedFromOutside is { } enabled ? new { Enabled = enabled } : null,
        };

    public static (object Page, string? NextToken) Versions(ApiRequest request, FlowResource flow)
    {
        var (page, nextToken) = request.Page(flow.Versions, size: 100);
        return (
            page.Select(version => new
            {
                Arn = $"{flow.Arn}:{version.Number}",
                VersionDescription = version.Description,
                Version = version.Number,
            }),
            nextToken
        );
    }
}
