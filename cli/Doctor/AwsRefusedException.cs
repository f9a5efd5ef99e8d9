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

    /// <summary>The refused command, the reason and, if known, the remedy.</summary>
    public string Told =>
        $"{Command}: {Message.TrimEnd('.', '\n', '\r', ' ')}."
        + Code switch
        {
            "ValidationError" when Message.Contains("does not exist", StringComparison.Ordinal) =>
                " Check --stack, or give --region if the stack is not in the AWS CLI's own region.",
            "AccessDenied" or "AccessDeniedException" or "UnauthorizedOperation" =>
                " Grant the user that permission, or give a --profile that has it.",
            _ => "",
        };

    /// <summary>
    /// The service's own sentence, without the command line before it; the whole message if there is no such sentence.
    /// </summary>
    private static string Reason(string message) =>
        ErrorOfService().Match(message) is { Success: true, Index: var start } ? message[start..] : message;

    // The AWS CLI prints every error of a service in this form.
    [GeneratedRegex(@"An error occurred \((?<code>\w+)\)")]
    private static partial Regex ErrorOfService();
}
