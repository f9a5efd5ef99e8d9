namespace ScreenPop.FlowLanguage;

/// <summary>ARNs of an instance's resources, such as <c>arn:aws:connect:us-east-1:111122223333:instance/i/queue/q</c>.</summary>
public static class ResourceArn
{
    /// <returns>The id after the last slash. A text without a slash is an id already and is returned unchanged.</returns>
    public static string IdOf(string arn)
    {
        ArgumentNullException.ThrowIfNull(arn);
        return arn[(arn.LastIndexOf('/') + 1)..];
    }
}
