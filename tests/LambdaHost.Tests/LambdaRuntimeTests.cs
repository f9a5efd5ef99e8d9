using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace ScreenPop.LambdaHost.Tests;

/// <summary>
/// The contract between functions and hosts. The same tests run against both hosts; <c>-p:LambdaHost</c> selects one.
/// </summary>
public sealed class LambdaRuntimeTests : IDisposable
{
    private readonly ScriptedRuntimeApi api = new();

    public void Dispose() => api.Dispose();

    [Fact]
    public async Task Each_event_gets_its_own_answer_in_turn()
    {
        api.Event("r-1", """{"Text":"one"}""").Event("r-2", """{"Text":"two"}""");

        var exitCode = await new EchoFunction(api).RunAsync((question, _, _) => Task.FromResult(new Answer(question.Text + "!")));

        Assert.Equal(0, exitCode);
        Assert.Equal(
            [("invocation/r-1/response", """{"Text":"one!"}"""), ("invocation/r-2/response", """{"Text":"two!"}""")],
            api.Posts.Select(post => (post.Path, post.Body))
        );
    }

    [Fact]
    public async Task The_handler_learns_the_request_the_alias_the_deadline_and_whether_it_is_the_first()
    {
        var deadline = DateTimeOffset.FromUnixTimeMilliseconds(DateTimeOffset.UtcNow.AddSeconds(8).ToUnixTimeMilliseconds());
        api.Event("r-1", """{"Text":""}""", deadline).Event("r-2", """{"Text":""}""", deadline);
        var seen = new List<InvocationContext>();

        await new EchoFunction(api).RunAsync(
            (_, context, _) =>
            {
                seen.Add(context);
                return Task.FromResult(new Answer(""));
            }
        );

        Assert.Equal(["r-1", "r-2"], seen.Select(c => c.RequestId));
        Assert.Equal([true, false], seen.Select(c => c.ColdStart));
        // Amazon's host passes the remaining time. Adding it to the present time is not exact.
        Assert.All(seen, c => Assert.Equal(deadline, c.Deadline, TimeSpan.FromSeconds(1)));
        Assert.All(seen, c => Assert.EndsWith(":live", c.FunctionArn, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_cancellation_token_fires_at_the_deadline()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        api.Event("r-1", """{"Text":""}""", clock.GetUtcNow().AddSeconds(3));

        await new EchoFunction(api) { Clock = clock }.RunAsync(
            async (_, _, cancellationToken) =>
            {
                Assert.False(cancellationToken.IsCancellationRequested);
                clock.Advance(TimeSpan.FromSeconds(3));
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Delay(Timeout.Infinite, cancellationToken));
                return new Answer("late");
            }
        );

        Assert.Contains("late", Assert.Single(api.Posts).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handler_that_throws_fails_its_invocation_and_no_other()
    {
        api.Event("r-1", """{"Text":"bad"}""").Event("r-2", """{"Text":"good"}""");
        var function = new EchoFunction(api);

        await function.RunAsync(
            (question, _, _) =>
                question.Text == "bad" ? throw new InvalidOperationException("no good") : Task.FromResult(new Answer("fine"))
        );

        var (failure, answer) = (api.Posts.First(), api.Posts.Last());
        Assert.Equal(("invocation/r-1/error", "InvalidOperationException"), (failure.Path, failure.ErrorType));
        using var report = JsonDocument.Parse(failure.Body);
        Assert.Equal("InvalidOperationException", report.RootElement.GetProperty("errorType").GetString());
        Assert.Equal("no good", report.RootElement.GetProperty("errorMessage").GetString());
        Assert.Equal("invocation/r-2/response", answer.Path);
        Assert.Contains("\"requestId\":\"r-1\"", function.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_that_is_not_JSON_fails_its_invocation()
    {
        api.Event("r-1", "{").Event("r-2", """{"Text":"good"}""");

        await new EchoFunction(api).RunAsync((question, _, _) => Task.FromResult(new Answer(question.Text)));

        Assert.Equal(["invocation/r-1/error", "invocation/r-2/response"], api.Posts.Select(p => p.Path));
    }

    [Fact]
    public async Task A_function_that_cannot_start_says_so_in_one_line_and_ends()
    {
        var function = new EchoFunction(api);

        var exitCode = await function.StartAsync(_ => throw new ConfigurationException("TABLE_NAME is not set."));

        Assert.Equal(1, exitCode);
        var post = Assert.Single(api.Posts);
        Assert.Equal(("init/error", "ConfigurationException"), (post.Path, post.ErrorType));
        Assert.Contains("\"errorMessage\":\"TABLE_NAME is not set.\",\"stackTrace\":[]", post.Body, StringComparison.Ordinal);
        Assert.Single(Lines(function.Log));
    }

    [Fact]
    public async Task A_log_level_that_is_none_is_refused_before_anything_starts()
    {
        var function = new EchoFunction(api) { Environment = { ["LOG_LEVEL"] = "loud" } };

        Assert.Equal(1, await function.RunAsync((_, _, _) => Task.FromResult(new Answer(""))));
        Assert.Single(Lines(function.Log));
        using var error = JsonDocument.Parse(Assert.Single(api.Posts).Body);
        Assert.StartsWith(
            "LOG_LEVEL is 'loud'; use Trace,",
            error.RootElement.GetProperty("errorMessage").GetString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_answer_that_Lambda_refuses_as_too_large_fails_the_invocation()
    {
        api.Event("r-1", """{"Text":""}""");
        api.AnswerToResponses = HttpStatusCode.RequestEntityTooLarge;

        var function = new EchoFunction(api);

        Assert.Equal(0, await function.RunAsync((_, _, _) => Task.FromResult(new Answer("huge"))));

        Assert.Equal(("invocation/r-1/error", "AnswerTooLarge"), (api.Posts.Last().Path, api.Posts.Last().ErrorType));
        Assert.Contains("an answer of 15 bytes", function.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.Forbidden)]
    public async Task An_answer_that_Lambda_does_not_take_is_logged_and_the_next_event_is_answered(HttpStatusCode status)
    {
        api.Event("r-1", """{"Text":""}""").Event("r-2", """{"Text":""}""");
        api.AnswerToResponses = status;
        var function = new EchoFunction(api);

        Assert.Equal(0, await function.RunAsync((_, _, _) => Task.FromResult(new Answer(""))));

        Assert.Equal(["invocation/r-1/response", "invocation/r-2/response"], api.Posts.Select(p => p.Path));
        Assert.Contains($"refused invocation/r-1/response with status {(int)status}.", function.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_that_Lambda_does_not_take_is_logged_and_the_next_event_is_answered()
    {
        api.Event("r-1", "{").Event("r-2", """{"Text":""}""");
        api.AnswerToErrors = HttpStatusCode.Forbidden;
        var function = new EchoFunction(api);

        Assert.Equal(0, await function.RunAsync((_, _, _) => Task.FromResult(new Answer(""))));

        Assert.Equal(["invocation/r-1/error", "invocation/r-2/response"], api.Posts.Select(p => p.Path));
        Assert.Contains("refused invocation/r-1/error with status 403.", function.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Runtime_API_that_cannot_recover_ends_the_process_with_one_line()
    {
        api.Event("r-1", """{"Text":""}""");
        api.AnswerToResponses = HttpStatusCode.InternalServerError;
        var function = new EchoFunction(api);

        Assert.Equal(1, await function.RunAsync((_, _, _) => Task.FromResult(new Answer(""))));

        Assert.Contains("\"eventId\":104", Assert.Single(Lines(function.Log)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_whose_deadline_has_passed_is_still_answered()
    {
        api.Event("r-1", """{"Text":""}""", DateTimeOffset.UtcNow.AddSeconds(-5));
        var late = false;

        await new EchoFunction(api).RunAsync(
            (_, _, cancellationToken) =>
            {
                late = cancellationToken.IsCancellationRequested;
                return Task.FromResult(new Answer("late"));
            }
        );

        Assert.Equal("invocation/r-1/response", Assert.Single(api.Posts).Path);
        Assert.True(late);
    }

    [Fact]
    public async Task A_failed_invocation_is_in_the_log_once_masked_and_with_its_cause_and_nowhere_else()
    {
        api.Event("r-1", """{"Text":""}""");
        var function = new EchoFunction(api);

        await function.RunAsync(
            (_, _, _) =>
                throw new InvalidOperationException("no item +14155550100", new IOException("asked by jane@example.test"))
        );

        var line = Assert.Single(Lines(function.Log));
        using var json = JsonDocument.Parse(line);
        var names = json.RootElement.EnumerateObject().Select(field => field.Name).ToList();
        Assert.Equal(names.Distinct(), names);
        Assert.Equal("r-1", json.RootElement.GetProperty("requestId").GetString());
        Assert.Equal("System.InvalidOperationException", json.RootElement.GetProperty("errorType").GetString());
        Assert.Equal("no item …", json.RootElement.GetProperty("errorMessage").GetString());
        Assert.Equal("System.IO.IOException: asked by …", json.RootElement.GetProperty("causes")[0].GetString());
        Assert.Empty(function.Console);
    }

    [Fact]
    public async Task A_failed_invocation_has_its_masked_cause_in_the_trace()
    {
        api.Event("r-1", """{"Text":""}""");

        await new EchoFunction(api).RunAsync(
            (_, _, _) => throw new InvalidOperationException("no item +14155550100 for \"Zoë\"\n")
        );

        using var cause = JsonDocument.Parse(Assert.Single(api.Posts).Cause!);
        var exception = cause.RootElement.GetProperty("exceptions")[0];
        Assert.Equal("InvalidOperationException", exception.GetProperty("type").GetString());
        Assert.StartsWith("no item … for \"Zoë\"", exception.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains(
            exception.GetProperty("stack").EnumerateArray(),
            frame =>
                frame
                    .GetProperty("label")
                    .GetString()!
                    .Contains(nameof(A_failed_invocation_has_its_masked_cause_in_the_trace), StringComparison.Ordinal)
        );
        Assert.True(cause.RootElement.TryGetProperty("working_directory", out _));
        Assert.Equal(JsonValueKind.Array, cause.RootElement.GetProperty("paths").ValueKind);
    }

    [Fact]
    public async Task Work_after_the_answer_runs_when_the_answer_is_sent_and_before_the_next_event()
    {
        api.Event("r-1", """{"Text":""}""").Event("r-2", """{"Text":""}""");
        var postsSeen = new List<int>();

        await new EchoFunction(api).RunAsync(
            (_, context, _) =>
            {
                context.AfterAnswer(_ =>
                {
                    postsSeen.Add(api.Posts.Count);
                    return Task.CompletedTask;
                });
                return Task.FromResult(new Answer(""));
            }
        );

        Assert.Equal([1, 2], postsSeen);
    }

    [Fact]
    public async Task Work_after_the_answer_that_fails_is_logged_and_changes_nothing()
    {
        api.Event("r-1", """{"Text":""}""").Event("r-2", """{"Text":""}""");
        var function = new EchoFunction(api);

        await function.RunAsync(
            (_, context, _) =>
            {
                context.AfterAnswer(_ => throw new IOException("gone"));
                return Task.FromResult(new Answer(""));
            }
        );

        Assert.Equal(["invocation/r-1/response", "invocation/r-2/response"], api.Posts.Select(p => p.Path));
        Assert.Contains("\"eventId\":103", function.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Work_after_the_answer_is_cancelled_at_the_deadline_of_its_invocation()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        api.Event("r-1", """{"Text":""}""", clock.GetUtcNow().AddSeconds(3));
        var function = new EchoFunction(api) { Clock = clock };
        var cancelled = false;

        await function.RunAsync(
            (_, context, _) =>
            {
                context.AfterAnswer(cancellationToken =>
                {
                    clock.Advance(TimeSpan.FromSeconds(3));
                    cancelled = cancellationToken.IsCancellationRequested;
                    return Task.CompletedTask;
                });
                return Task.FromResult(new Answer(""));
            }
        );

        Assert.True(cancelled);
        Assert.Single(api.Posts);
    }

    [Fact]
    public async Task A_failed_invocation_leaves_no_work_to_the_next()
    {
        api.Event("r-1", """{"Text":"bad"}""").Event("r-2", """{"Text":"good"}""");
        var ran = new List<string>();

        await new EchoFunction(api).RunAsync(
            (question, context, _) =>
            {
                context.AfterAnswer(_ =>
                {
                    ran.Add(context.RequestId);
                    return Task.CompletedTask;
                });
                return question.Text == "bad" ? throw new InvalidOperationException() : Task.FromResult(new Answer(""));
            }
        );

        Assert.Equal(["r-2"], ran);
    }

    [Fact]
    public async Task The_trace_header_is_where_the_SDK_looks_for_it()
    {
        api.Event("r-1", """{"Text":""}""", traceId: "Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1");
        string? seen = null;

        await new EchoFunction(api).RunAsync(
            (_, _, _) =>
            {
                seen = Environment.GetEnvironmentVariable("_X_AMZN_TRACE_ID");
                return Task.FromResult(new Answer(""));
            }
        );

        Assert.Equal("Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1", seen);
    }

    private static string[] Lines(string log) => log.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
