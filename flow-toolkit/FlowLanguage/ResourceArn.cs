namespace ScreenPop.FlowLanguage;

/// <summary>ARNs of what an instance holds, such as <c>arn:aws:connect:us-east-1:111122223333:instance/i/queue/q</c>.</summary>
public static class ResourceArn
{
    /// <returns>The id after the last slash; the text itself where it has none: an id is often given for an ARN.</returns>
    public static string IdOf(string arn)
    {
        ArgumentNullException.ThrowIfNull(arn);
        return arn[(arn.LastIndexOf('/') + 1)..];
    }
}
