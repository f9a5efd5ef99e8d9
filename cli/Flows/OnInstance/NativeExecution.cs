using System.Globalization;
using System.Text.Json.Nodes;
using ScreenPop.Cli.Doctor;
using ScreenPop.FlowTesting.Native;

namespace ScreenPop.Cli.Flows.OnInstance;

/// <summary>Plays one test case on an instance: creates it, starts it, waits, reads the records, deletes it.</summary>
internal sealed class NativeExecution(AwsCli aws, string instanceId, NativeJson format, Func<CancellationToken, Task> pause)
{
    private const int LongestName = 127;

    public async Task<NativeOutcome> PlayAsync(NativeTest test, CancellationToken cancellationToken)
    {
        string? testCase = null;
        try
        {
            testCase = await CreateAsync(test, cancellationToken);
            var started = await AskAsync("start-test-case-execution", testCase, [], cancellationToken);
            string[] execution = ["--test-case-execution-id", Text(started, "TestCaseExecutionId")];
            var status = Text(started, "Status");
            while (status is "INITIATED" or "IN_PROGRESS")
            {
                status = Text(
                    await AskAsync("get-test-case-execution-summary", testCase, execution, cancellationToken),
                    "Status"
                );
                if (status is "INITIATED" or "IN_PROGRESS")
                {
                    await pause(cancellationToken);
                }
            }

            var records = await AskAsync("list-test-case-execution-records", testCase, execution, cancellationToken);
            return new NativeOutcome(status, Records(records), null);
        }
        catch (AwsRefusedException refused)
        {
            return new NativeOutcome("REFUSED", [], $"{refused.Command}: {refused.Message}");
        }
        finally
        {
            await RemoveAsync(testCase);
        }
    }

    private async Task<string> CreateAsync(NativeTest test, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("screen-pop-test-case-");
        try
        {
            var content = Path.Combine(folder.FullName, "content.json");
            await File.WriteAllTextAsync(content, format.Content(test), cancellationToken);
            // A name is unique in an instance, and a run that was cut off may have left one.
            var mark = Guid.NewGuid().ToString("N")[..8];
            var name = test.Name.Length + 9 > LongestName ? test.Name[..(LongestName - 9)] : test.Name;
            var made = await aws.CallAsync(
                "connect",
                "create-test-case",
                [
                    "--instance-id",
                    instanceId,
                    "--name",
                    $"{name} {mark}",
                    "--content",
                    $"file://{content}",
                    "--entry-point",
                    NativeJson.EntryPoint(test),
                    "--status",
                    "PUBLISHED",
                    .. NativeJson.InitializationData(test) is { } data ? ["--initialization-data", data] : Array.Empty<string>(),
                ],
                cancellationToken
            );
            return Text(made, "TestCaseId");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Deletes the test case, also after Ctrl-C, so that none stays in the instance.</summary>
    private async Task RemoveAsync(string? testCase)
    {
        try
        {
            if (testCase is not null)
            {
                await AskAsync("delete-test-case", testCase, [], CancellationToken.None);
            }
        }
        catch (AwsRefusedException)
        {
            // The outcome matters more. The console shows a test case that stays.
        }
    }

    private Task<JsonNode> AskAsync(string operation, string testCase, string[] more, CancellationToken cancellationToken) =>
        aws.CallAsync(
            "connect",
            operation,
            ["--instance-id", instanceId, "--test-case-id", testCase, .. more],
            cancellationToken
        );

    private static IReadOnlyList<NativeRecord> Records(JsonNode answer) =>
        [
            .. (answer["ExecutionRecords"]?.AsArray() ?? []).Select(record => new NativeRecord(
                record!["ObservationId"]?.ToString(),
                record["Status"]?.ToString() ?? "",
                At(record["Timestamp"]),
                Details(record["Record"]?.ToString())
            )),
        ];

    /// <summary>Version 1 of the AWS CLI prints seconds, version 2 a date.</summary>
    private static DateTimeOffset At(JsonNode? timestamp) =>
        double.TryParse(timestamp?.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000))
        : DateTimeOffset.TryParse(timestamp?.ToString(), CultureInfo.InvariantCulture, out var at) ? at
        : default;

    private static JsonObject? Details(string? record)
    {
        try
        {
            return record is null ? null : JsonNode.Parse(record) as JsonObject;
        }
        catch (System.Text.Json.JsonException)
        {
            // AWS does not publish the form of a record.
            return null;
        }
    }

    private static string Text(JsonNode answer, string name) =>
        answer[name]?.ToString() ?? throw new AwsRefusedException("connect", "test cases", $"It answered without {name}.");
}

/// <param name="Status"><c>PASSED</c>, <c>FAILED</c>, <c>STOPPED</c>, or <c>REFUSED</c> when nothing was played.</param>
/// <param name="Refusal">The reason for a refusal; null without one.</param>
internal sealed record NativeOutcome(string Status, IReadOnlyList<NativeRecord> Records, string? Refusal)
{
    public bool Passed => Status == "PASSED";
}

/// <param name="ObservationId">Null for the beginning and the end of the test.</param>
/// <param name="Details">The service's record; null when it is not JSON.</param>
internal sealed record NativeRecord(string? ObservationId, string Status, DateTimeOffset At, JsonObject? Details);
