using ScreenPop.ConnectApi.Instance;
using ScreenPop.ConnectApi.Wire;

namespace ScreenPop.ConnectApi.Operations;

/// <summary>The next version of a flow or a module: what is published now.</summary>
internal static class NewVersion
{
    /// <exception cref="ConnectApiException">Nothing is published, or the checksum is another one's.</exception>
    public static FlowVersion Of(FlowResource flow, ApiRequest request, string checksum)
    {
        var content =
            flow.Content
            ?? throw ConnectApiException.InvalidRequest($"'{flow.Name}' is not published: a version is what is published.");
        return request.Optional(checksum) is { } expected && expected != FlowContent.Sha256Of(content)
            ? throw ConnectApiException.InvalidRequest($"{checksum} is not that of what is published.")
            : new FlowVersion(
                flow.LastVersion + 1,
                content,
                request.Optional("Description"),
                (flow as FlowModuleResource)?.Settings
            );
    }
}
