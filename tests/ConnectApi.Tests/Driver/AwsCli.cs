using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ScreenPop.ConnectApi.Tests.Driver;

/// <summary>The AWS CLI, if this machine has it.</summary>
internal sealed partial class AwsCli(Uri address) : IConnectClient
{
    public static bool IsInstalled { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "aws.exe" : "aws")));

    public async Task<ApiAnswer> CallAsync(string operation, JsonObject members)
    {
        var start = new ProcessStartInfo(
            "aws",
            [
                "connect",
                CommandOf(operation),
                "--endpoint-url",
                address.ToString().TrimEnd('/'),
                "--region",
                "us-east-1",
                "--output",
                "json",
                "--cli-input-json",
                members.ToJsonString(),
            ]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["AWS_ACCESS_KEY_ID"] = "local",
                ["AWS_SECRET_ACCESS_KEY"] = "local",
                ["AWS_EC2_METADATA_DISABLED"] = "true",
                ["AWS_PAGER"] = "",
            },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode == 0)
        {
            return new ApiAnswer(await output is { Length: > 0 } json ? JsonNode.Parse(json)!.AsObject() : [], null);
        }

        var error = Error().Match(errors);
        Assert.True(error.Success, errors);
        return new ApiAnswer(new JsonObject { ["Message"] = errors }, error.Groups[1].Value);
    }

    private static string CommandOf(string operation) =>
        WordStart().Replace(operation, match => (match.Index == 0 ? "" : "-") + match.Value.ToLowerInvariant());

    // V2 is one word to the CLI.
    [GeneratedRegex("[A-Z](?!\\d)|V2")]
    private static partial Regex WordStart();

    [GeneratedRegex(@"An error occurred \((\w+)\)")]
    private static partial Regex Error();
}
