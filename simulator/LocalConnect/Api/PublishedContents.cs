using System.Text;
using ScreenPop.ConnectApi.Instance;
using ScreenPop.FlowLanguage;

namespace ScreenPop.LocalConnect.Api;

/// <summary>
/// The contents of a flow or a module that contacts can run, by ARN: the published one, each version and each alias.
/// </summary>
internal static class PublishedContents
{
    public static Dictionary<string, Flow> Of(FlowResource resource)
    {
        var contents = new Dictionary<string, Flow>(StringComparer.Ordinal);
        if (resource.Content is { } published)
        {
            contents[resource.Arn] = Read(published, resource);
        }

        foreach (var version in resource.Versions)
        {
            contents[$"{resource.Arn}:{version.Number}"] = Read(version.Content, resource);
        }

        foreach (var alias in (resource as FlowModuleResource)?.Aliases ?? [])
        {
            var content = contents[$"{resource.Arn}:{alias.Version}"];
            contents[$"{resource.Arn}:{alias.Id}"] = content;
            contents[$"{resource.Arn}:{alias.Name}"] = content;
        }

        return contents;
    }

    private static Flow Read(string content, FlowResource resource) => Flow.Parse(Encoding.UTF8.GetBytes(content), resource.Name);
}
