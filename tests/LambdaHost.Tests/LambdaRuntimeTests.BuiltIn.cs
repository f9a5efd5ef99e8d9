using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace ScreenPop.LambdaHost.Tests;

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
            [("invocation/r-1/response", """{"Text":"one!"}""", null), ("invocation/r-2/response", """{"Text":"two!"}""", null)],
            api.Posts
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
        Assert.All(seen, c => Assert.Equal(deadline, c.Deadline));
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
        Assert.Contains(
            "\"errorType\":\"InvalidOperationException\",\"errorMessage\":\"no good\"",
            failure.Body,
            StringComparison.Ordinal
        );
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

        var exitCode = await function.RunAsync(
            (FunctionStart<Question, Answer>)(_ => throw new ConfigurationException("TABLE_NAME is not set."))
        );

        Assert.Equal(1, exitCode);
        var post = Assert.Single(api.Posts);
        Assert.Equal(("init/error", "ConfigurationException"), (post.Path, post.ErrorType));
        Assert.Contains("\"errorMessage\":\"TABLE_NAME is not set.\",\"stackTrace\":[]", post.Body, StringComparison.Ordinal);
        Assert.Single(function.Log.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task A_log_level_that_is_none_is_refused_before_anything_starts()
    {
        var function = new EchoFunction(api) { Environment = { ["LOG_LEVEL"] = "loud" } };

        Assert.Equal(1, await function.RunAsync((_, _, _) => Task.FromResult(new Answer(""))));
        using var error = System.Text.Json.JsonDocument.Parse(Assert.Single(api.Posts).Body);
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

        await new EchoFunction(api).RunAsync((_, _, _) => Task.FromResult(new Answer("huge")));

        Assert.Equal(("invocation/r-1/error", "AnswerTooLarge"), (api.Posts.Last().Path, api.Posts.Last().ErrorType));
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
}
