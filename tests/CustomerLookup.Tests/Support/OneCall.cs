using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using ScreenPop.TestKit;

namespace ScreenPop.CustomerLookup.Tests.Support;

/// <summary>
/// Counts the instructions of a native function from the start of its process to its end after one answer, with valgrind's
/// callgrind.
/// </summary>
internal static partial class OneCall
{
    /// <returns>Null when valgrind is not installed.</returns>
    public static async Task<long?> InstructionsAsync(
        string executable,
        Uri dynamoDb,
        string eventJson,
        CancellationToken cancellationToken
    )
    {
        if (!File.Exists("/usr/bin/valgrind"))
        {
            return null;
        }

        using var api = new HttpListener();
        var address = $"127.0.0.1:{FreePorts.First(1)}";
        api.Prefixes.Add($"http://{address}/");
        api.Start();
        var info = new ProcessStartInfo("/usr/bin/valgrind", ["--tool=callgrind", "--callgrind-out-file=/dev/null", executable])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        info.Environment["AWS_LAMBDA_RUNTIME_API"] = address;
        info.Environment["AWS_ENDPOINT_URL_DYNAMODB"] = dynamoDb.ToString();
        info.Environment["AWS_REGION"] = "us-east-1";
        info.Environment["AWS_ACCESS_KEY_ID"] = "local";
        info.Environment["AWS_SECRET_ACCESS_KEY"] = "local";
        info.Environment["TABLE_NAME"] = SampleTable.Name;
        info.Environment["LOOKUP_DEADLINE_MS"] = "7500";
        using var process = Process.Start(info)!;
        var serving = ServeAsync(api, eventJson);
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = await process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        await output;
        Assert.Contains("\"lookupStatus\":\"match\"", await serving, StringComparison.Ordinal);
        return long.Parse(Collected().Match(errors).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    /// <summary>Sends the event, receives the answer and closes the connection, at which the function ends by itself.</summary>
    private static async Task<string> ServeAsync(HttpListener api, string eventJson)
    {
        var next = await api.GetContextAsync();
        next.Response.Headers["Lambda-Runtime-Aws-Request-Id"] = "r-1";
        next.Response.Headers["Lambda-Runtime-Deadline-Ms"] = DateTimeOffset
            .UtcNow.AddMinutes(1)
            .ToUnixTimeMilliseconds()
            .ToString(CultureInfo.InvariantCulture);
        await next.Response.OutputStream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(eventJson));
        next.Response.Close();

        var answer = await api.GetContextAsync();
        using var body = new StreamReader(answer.Request.InputStream);
        var text = await body.ReadToEndAsync();
        answer.Response.StatusCode = (int)HttpStatusCode.Accepted;
        answer.Response.Close();

        var last = await api.GetContextAsync();
        last.Response.StatusCode = (int)HttpStatusCode.InternalServerError;
        last.Response.Close();
        return text;
    }

    [GeneratedRegex(@"Collected\s*:\s*(\d+)")]
    private static partial Regex Collected();
}
