using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ScreenPop.Cli.Doctor;
using ScreenPop.Toolchain;

namespace ScreenPop.Cli.Tests.OnInstance;

/// <summary>The AWS CLI's commands for test cases, sent to a local instance.</summary>
internal static class TestCaseAws
{
    private static readonly Dictionary<string, string> Requests = new()
    {
        ["create-test-case"] = "PUT /test-cases/{instance-id}",
        ["delete-test-case"] = "DELETE /test-cases/{instance-id}/{test-case-id}",
        ["start-test-case-execution"] = "PUT /test-cases/{instance-id}/{test-case-id}/start-execution",
        ["get-test-case-execution-summary"] = "GET /test-cases/{instance-id}/{test-case-id}/{test-case-execution-id}/summary",
        ["list-test-case-execution-records"] = "GET /test-cases/{instance-id}/{test-case-id}/{test-case-execution-id}/records",
    };

    /// <summary>The CLI itself if this machine has it; otherwise a client that sends the same requests.</summary>
    public static AwsCli Real(Uri address) =>
        IsInstalled
            ? new AwsCli("us-east-1", null, (arguments, cancellation) => RunAsync(address, arguments, cancellation))
            : Spoken(address);

    public static AwsCli Spoken(Uri address) =>
        new(null, null, (arguments, cancellation) => SendAsync(address, arguments, cancellation));

    private static bool IsInstalled { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "aws.exe" : "aws")));

    private static async Task<string> RunAsync(Uri address, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("aws", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["AWS_ENDPOINT_URL_CONNECT"] = address.ToString().TrimEnd('/'),
                ["AWS_ACCESS_KEY_ID"] = "local",
                ["AWS_SECRET_ACCESS_KEY"] = "local",
                ["AWS_EC2_METADATA_DISABLED"] = "true",
            },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var errors = await process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode == 0 ? await output : throw new SetupException(errors);
    }

    private static async Task<string> SendAsync(Uri address, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        if (arguments is ["--version"])
        {
            return "";
        }

        var members = arguments
            .Skip(2)
            .Chunk(2)
            .ToDictionary(
                pair => pair[0][2..],
                pair => pair[1].StartsWith("file://", StringComparison.Ordinal) ? File.ReadAllText(pair[1][7..]) : pair[1]
            );
        var (method, path) = Requests[arguments[1]].Split(' ') is [var verb, var template] ? (verb, template) : ("", "");
        var body = new JsonObject();
        foreach (var (name, value) in members.Where(member => member.Key != "output"))
        {
            if (path.Contains($"{{{name}}}", StringComparison.Ordinal))
            {
                path = path.Replace($"{{{name}}}", value, StringComparison.Ordinal);
            }
            else
            {
                var member = string.Concat(name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
                body[member] = name == "entry-point" ? JsonNode.Parse(value) : value;
            }
        }

        using var http = new HttpClient { BaseAddress = address };
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = JsonContent.Create(body) };
        using var response = await http.SendAsync(request, cancellation);
        var answer = await response.Content.ReadAsStringAsync(cancellation);
        return response.IsSuccessStatusCode
            ? answer
            : throw new SetupException($"An error occurred ({response.Headers.GetValues("x-amzn-ErrorType").Single()}) {answer}");
    }
}
