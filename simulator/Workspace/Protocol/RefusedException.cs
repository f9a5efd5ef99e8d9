namespace ScreenPop.Workspace.Protocol;

/// <summary>A request that the workspace answers with an error: the service's key and text.</summary>
internal sealed class RefusedException(string errorKey, string reason) : Exception(reason)
{
    public string ErrorKey { get; } = errorKey;

    public static RefusedException NotAuthorized() =>
        new("requestNotAuthorized", "App does not have permission for this request");

    public static RefusedException NoHandler() => new("handlerNotFound", "No handler for command");

    public static RefusedException NoResult() => new("noResult", "No Result Found");
}
