using System.Text.RegularExpressions;

namespace ScreenPop.Cli.Doctor;

/// <summary>A command of the AWS CLI failed.</summary>
internal sealed partial class AwsRefusedException(string service, string operation, string message) : Exception(Reason(message))
{
    public string Command { get; } = $"aws {service} {operation}";

    /// <summary>
    /// The service's error code, such as <c>ResourceNotFoundException</c>; null when the service was not reached.
    /// </summary>
    public string? Code { get; } = ErrorOfService().Match(message) is { Success: true } error ? error.Groups["code"].Value : null;

    /// <summary>What was refused and why, and what mends it where that is known.</summary>
    public string Told =>
        $"{Command}: {Message.TrimEnd('.', '\n', '\r', ' ')}."
        + Code switch
        {
            "ValidationError" when Message.Contains("does not exist", StringComparison.Ordinal) =>
                " Check --stack, and give --region where the stack is in another one than the AWS CLI's own.",
            "AccessDenied" or "AccessDeniedException" or "UnauthorizedOperation" =>
                " Give the user that right, or give --profile, one that has it.",
            _ => "",
        };

    /// <summary>The service's own sentence where there is one, without the command line before it.</summary>
    private static string Reason(string message) =>
        ErrorOfService().Match(message) is { Success: true, Index: var start } ? message[start..] : message;

    // The AWS CLI prints every error of a service in this form.
    [GeneratedRegex(@"An error occurred \((?<code>\w+)\)")]
    private static partial Regex ErrorOfService();
}
