namespace ScreenPop.Cli.Doctor;

/// <summary>A command of the AWS CLI failed.</summary>
internal sealed class AwsRefusedException(string service, string operation, string message) : Exception(Reason(message))
{
    public string Command { get; } = $"aws {service} {operation}";

    /// <summary>AWS's own sentence where there is one, without the command line before it.</summary>
    private static string Reason(string message)
    {
        var start = message.IndexOf("An error occurred", StringComparison.Ordinal);
        return start < 0 ? message : message[start..];
    }
}
