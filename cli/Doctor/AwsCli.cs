using System.Text.Json;
using System.Text.Json.Nodes;
using ScreenPop.Toolchain;

namespace ScreenPop.Cli.Doctor;

/// <summary>The AWS CLI on the PATH, version 1 or 2, which already has the user's credentials and profiles.</summary>
/// <param name="region">Value for <c>--region</c>; null for the CLI's default.</param>
/// <param name="profile">Value for <c>--profile</c>; null for the CLI's default.</param>
/// <param name="run">Runs <c>aws</c> with arguments and returns its output; null starts the process.</param>
internal sealed class AwsCli(
    string? region,
    string? profile,
    Func<IReadOnlyList<string>, CancellationToken, Task<string>>? run = null
)
{
    private readonly Func<IReadOnlyList<string>, CancellationToken, Task<string>> run = run ?? RunProcessAsync;
    private bool found;

    /// <summary>Runs <c>aws SERVICE OPERATION</c> and reads its output.</summary>
    /// <exception cref="AwsRefusedException">AWS, or the CLI, refused.</exception>
    /// <exception cref="SetupException">There is no AWS CLI.</exception>
    public async Task<JsonNode> CallAsync(
        string service,
        string operation,
        IReadOnlyList<string> arguments,
        CancellationToken cancellationToken
    )
    {
        await FindAsync(cancellationToken);
        string[] common =
        [
            "--output",
            "json",
            .. region is null ? Array.Empty<string>() : ["--region", region],
            .. profile is null ? Array.Empty<string>() : ["--profile", profile],
        ];
        try
        {
            var printed = await run([service, operation, .. arguments, .. common], cancellationToken);
            return JsonNode.Parse(string.IsNullOrWhiteSpace(printed) ? "{}" : printed)!;
        }
        catch (SetupException refused)
        {
            throw new AwsRefusedException(service, operation, refused.Message);
        }
        catch (JsonException)
        {
            throw new AwsRefusedException(service, operation, "Its output is not JSON.");
        }
    }

    /// <summary>The options for a command that a person runs with the same region and profile.</summary>
    public string Options => (region is null ? "" : $" --region {region}") + ProfileOption;

    /// <summary>The profile option alone, for <c>aws configure set</c>.</summary>
    public string ProfileOption => profile is null ? "" : $" --profile {profile}";

    private static Task<string> RunProcessAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        ToolProcess.RunAsync("aws", arguments, Environment.CurrentDirectory, null, cancellationToken);

    private async Task FindAsync(CancellationToken cancellationToken)
    {
        if (found)
        {
            return;
        }

        try
        {
            await run(["--version"], cancellationToken);
            found = true;
        }
        catch (SetupException missing)
        {
            throw new SetupException(
                "'aws' is not on the PATH or does not run: install the AWS CLI from https://aws.amazon.com/cli.",
                missing
            );
        }
    }
}
