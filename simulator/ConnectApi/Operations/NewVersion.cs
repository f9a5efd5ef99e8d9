using ScreenPop.ConnectApi.Instance;
using ScreenPop.ConnectApi.Wire;

namespace ScreenPop.ConnectApi.Operations;

/// <summary>Makes the next version of a flow or a module from its published content.</summary>
internal static class NewVersion
{
    /// <exception cref="ConnectApiException">The resource is not published, or its checksum differs.</exception>
    public static FlowVersion Of(FlowResource flow, ApiRequest request, string checksum)
    {
        var content =
            flow.Content
            ?? throw ConnectApiException.InvalidRequest(
                $"'{flow.Name}' is not published: publish it before you create a version."
            );
        return request.Optional(checksum) is { } expected && expected != FlowContent.Sha256Of(content)
            ? throw ConnectApiException.InvalidRequest($"{checksum} is not the checksum of the published content.")
            : new FlowVersion(
                flow.LastVersion + 1,
                content,
                request.Optional("Description"),
                (flow as FlowModuleResource)?.Settings
            );
    }
}
