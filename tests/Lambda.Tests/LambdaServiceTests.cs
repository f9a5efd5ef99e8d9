using System.Diagnostics;
using System.Text.Json;
using ScreenPop.Toolchain;

namespace ScreenPop.Lambda.Tests;

public sealed class LambdaServiceTests : IAsyncLifetime
{
    private readonly LambdaService service = new("us-east-1", "111122223333", TimeProvider.System);
    private string node = "";

    public async ValueTask InitializeAsync() => node = (await Node.FindAsync(TestContext.Current.CancellationToken)).NodePath;

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Fact]
    public async Task An_answer_comes_back_with_what_the_function_was_told()
    {
        var arn = Add(
            "lookup",
            function => function with { Environment = new Dictionary<string, string> { ["TABLE_NAME"] = "customers" } }
        );

        var result = await service.InvokeAsync(arn + ":live", """{"do":"answer"}""");

        Assert.Equal(InvocationOutcome.Succeeded, result.Outcome);
        var answer = Json(result.Payload);
        Assert.Equal("customers", answer.GetProperty("table").GetString());
        Assert.Equal(arn + ":live", answer.GetProperty("arn").GetString());
        Assert.StartsWith("Root=1-", answer.GetProperty("trace").GetString(), StringComparison.Ordinal);
        Assert.InRange(
            answer.GetProperty("deadline").GetInt64(),
            1,
            DateTimeOffset.UtcNow.AddSeconds(31).ToUnixTimeMilliseconds()
        );
    }

    [Fact]
    public async Task The_first_invocation_is_cold_and_the_second_finds_the_process_warm()
    {
        var arn = Add("lookup");

        var first = await service.InvokeAsync(arn, """{"do":"answer"}""");
        var second = await service.InvokeAsync(arn, """{"do":"answer"}""");

        Assert.True(first.WasCold);
        Assert.False(second.WasCold);
        Assert.Equal(2, Json(second.Payload).GetProperty("served").GetInt32());
    }

    [Fact]
    public async Task A_warmed_function_has_no_cold_start_and_a_cooled_one_has()
    {
        var arn = Add("lookup");

        await service.WarmAsync("lookup", TestContext.Current.CancellationToken);
        Assert.False((await service.InvokeAsync(arn, """{"do":"answer"}""")).WasCold);
        await service.CoolAsync("lookup");
        Assert.True((await service.InvokeAsync(arn, """{"do":"answer"}""")).WasCold);
    }

    [Fact]
    public async Task Invocations_at_one_time_have_a_process_each_and_one_too_many_is_throttled()
    {
        var arn = Add("lookup", function => function with { ReservedConcurrency = 2 });
        await using var door = new Door();
        var waiting = JsonSerializer.Serialize(new { @do = "wait", until = door.Address });

        var first = service.InvokeAsync(arn, waiting);
        var second = service.InvokeAsync(arn, waiting);
        await door.VisitorsAsync(2);
        var third = await service.InvokeAsync(arn, """{"do":"answer"}""");
        door.LetIn();

        Assert.Equal(InvocationOutcome.Throttled, third.Outcome);
        Assert.Equal("TooManyRequestsException", Json(third.Payload).GetProperty("errorType").GetString());
        Assert.NotEqual(
            Json((await first).Payload).GetProperty("pid").GetInt32(),
            Json((await second).Payload).GetProperty("pid").GetInt32()
        );
    }

    [Fact]
    public async Task An_error_that_the_function_reports_is_passed_on_and_its_process_lives()
    {
        var arn = Add("lookup");

        var failed = await service.InvokeAsync(arn, """{"do":"fail"}""");
        var next = await service.InvokeAsync(arn, """{"do":"answer"}""");

        Assert.Equal(InvocationOutcome.FunctionError, failed.Outcome);
        Assert.Equal("Refused", Json(failed.Payload).GetProperty("errorType").GetString());
        Assert.False(next.WasCold);
    }

    [Fact]
    public async Task A_function_over_its_limit_is_killed_and_the_next_call_starts_a_new_one()
    {
        var arn = Add("lookup", function => function with { Timeout = TimeSpan.FromMilliseconds(300) });
        await service.WarmAsync("lookup", TestContext.Current.CancellationToken);

        var late = await service.InvokeAsync(arn, """{"do":"hang"}""");

        Assert.Equal(InvocationOutcome.TimedOut, late.Outcome);
        Assert.Contains("Task timed out after 0.30 seconds", late.Payload, StringComparison.Ordinal);
        Assert.True((await service.InvokeAsync(arn, """{"do":"answer"}""")).WasCold);
    }

    [Fact]
    public async Task The_time_limit_goes_on_after_the_answer()
    {
        var arn = Add("lookup", function => function with { Timeout = TimeSpan.FromSeconds(2) });
        await service.WarmAsync("lookup", TestContext.Current.CancellationToken);
        var killed = new TaskCompletionSource<FunctionLogLine>(TaskCreationOptions.RunContinuationsAsynchronously);
        service.LogWritten += line => _ = line.Text.Contains("timed out", StringComparison.Ordinal) && killed.TrySetResult(line);
        await using var door = new Door();

        var answered = await service.InvokeAsync(arn, JsonSerializer.Serialize(new { @do = "linger", until = door.Address }));
        var line = await killed.Task;

        Assert.Equal(InvocationOutcome.Succeeded, answered.Outcome);
        Assert.Equal($"{answered.RequestId} Task timed out after 2.00 seconds", line.Text);
        Assert.True((await service.InvokeAsync(arn, """{"do":"answer"}""")).WasCold);
    }

    [Fact]
    public async Task A_process_at_work_after_its_answer_gets_no_event()
    {
        var arn = Add("lookup");
        await service.WarmAsync("lookup", TestContext.Current.CancellationToken);
        await using var door = new Door();
        var linger = JsonSerializer.Serialize(new { @do = "linger", until = door.Address });

        var first = Json((await service.InvokeAsync(arn, linger)).Payload).GetProperty("pid").GetInt32();
        await door.VisitorsAsync(1);
        var second = await service.InvokeAsync(arn, """{"do":"answer"}""");
        door.LetIn();
        await service.CoolAsync("lookup");

        Assert.True(second.WasCold);
        Assert.NotEqual(first, Json(second.Payload).GetProperty("pid").GetInt32());
    }

    [Fact]
    public async Task A_function_that_ends_in_mid_call_reports_how_and_the_next_call_starts_a_new_one()
    {
        var arn = Add("lookup");

        var crashed = await service.InvokeAsync(arn, """{"do":"crash"}""");

        Assert.Equal(InvocationOutcome.Crashed, crashed.Outcome);
        Assert.Equal("Runtime.ExitError", Json(crashed.Payload).GetProperty("errorType").GetString());
        Assert.Contains("exit status 3", crashed.Payload, StringComparison.Ordinal);
        Assert.True((await service.InvokeAsync(arn, """{"do":"answer"}""")).WasCold);
    }

    [Fact]
    public async Task Faults_are_played_until_they_are_ended()
    {
        var arn = Add("lookup");
        var soonOver = Add("hasty", function => function with { Timeout = TimeSpan.FromMilliseconds(50) });

        service.SetFault("lookup", new FunctionFault.Killed());
        var killed = await service.InvokeAsync(arn, """{"do":"answer"}""");
        service.SetFault("lookup", new FunctionFault.Throttled());
        var throttled = await service.InvokeAsync(arn, """{"do":"answer"}""");
        service.SetFault("lookup", new FunctionFault.Answers("not JSON"));
        var rubbish = await service.InvokeAsync(arn, """{"do":"answer"}""");
        service.SetFault("lookup", null);
        service.SetFault("hasty", new FunctionFault.Slow(TimeSpan.FromMinutes(1)));
        var slow = await service.InvokeAsync(soonOver, """{"do":"answer"}""");
        var well = await service.InvokeAsync(arn, """{"do":"answer"}""");

        Assert.Equal(InvocationOutcome.Crashed, killed.Outcome);
        Assert.Contains("signal: killed", killed.Payload, StringComparison.Ordinal);
        Assert.Equal(InvocationOutcome.Throttled, throttled.Outcome);
        Assert.Equal("not JSON", rubbish.Payload);
        Assert.Equal(InvocationOutcome.TimedOut, slow.Outcome);
        Assert.Equal(InvocationOutcome.Succeeded, well.Outcome);
    }

    [Fact]
    public async Task A_slow_event_times_out_though_the_time_of_day_stands_still()
    {
        await using var lambda = new LambdaService("us-east-1", "111122223333", new StoppedWallClock());
        var arn = Add("lookup", function => function with { Timeout = TimeSpan.FromMilliseconds(50) }, lambda);
        lambda.SetFault("lookup", new FunctionFault.Slow(TimeSpan.FromMinutes(1)));

        var slow = await lambda.InvokeAsync(arn, """{"do":"answer"}""");

        Assert.Equal(InvocationOutcome.TimedOut, slow.Outcome);
    }

    [Fact]
    public async Task Each_invocations_event_can_decide_its_fault()
    {
        var arn = Add("lookup");
        service.SetFaults(
            "lookup",
            request => request.Contains("other", StringComparison.Ordinal) ? new FunctionFault.Throttled() : null
        );

        Assert.Equal(InvocationOutcome.Throttled, (await service.InvokeAsync(arn, """{"do":"answer","for":"other"}""")).Outcome);
        Assert.Equal(InvocationOutcome.Succeeded, (await service.InvokeAsync(arn, """{"do":"answer"}""")).Outcome);
    }

    [Fact]
    public async Task A_process_that_is_killed_after_its_answer_is_not_used_again()
    {
        var arn = Add("lookup");
        await service.WarmAsync("lookup", TestContext.Current.CancellationToken);
        service.SetFault("lookup", new FunctionFault.Killed(TimeSpan.FromSeconds(2)));

        var answered = await service.InvokeAsync(arn, """{"do":"answer"}""");
        service.SetFault("lookup", null);
        var next = await service.InvokeAsync(arn, """{"do":"answer"}""");

        Assert.Equal(InvocationOutcome.Succeeded, answered.Outcome);
        Assert.Equal(InvocationOutcome.Succeeded, next.Outcome);
        Assert.True(next.WasCold);
    }

    [Fact]
    public async Task A_page_in_the_browser_is_not_given_an_event()
    {
        var arn = Add("lookup");
        var api = Json((await service.InvokeAsync(arn, """{"do":"answer"}""")).Payload).GetProperty("api").GetString();
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{api}/invocation/next");
        request.Headers.Add("Origin", "https://evil.example.test");

        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.True((await service.InvokeAsync(arn, """{"do":"answer"}""")).IsSuccess);
    }

    [Theory]
    [InlineData("report", "MissingConfiguration")]
    [InlineData("exit", "Runtime.ExitError")]
    public async Task A_function_that_cannot_start_says_why(string how, string errorType)
    {
        var arn = Add(
            "lookup",
            function => function with { Environment = new Dictionary<string, string> { ["FAILS_AT_INIT"] = how } }
        );

        var result = await service.InvokeAsync(arn, "{}");

        Assert.Equal(InvocationOutcome.InitFailed, result.Outcome);
        Assert.Equal(errorType, Json(result.Payload).GetProperty("errorType").GetString());
        await Assert.ThrowsAsync<InitErrorException>(() => service.WarmAsync("lookup", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_executable_that_is_not_there_is_an_init_failure_that_names_it()
    {
        var arn = service.Add(new FunctionDefinition("lost", "/no/such/bootstrap")).ToString();

        var result = await service.InvokeAsync(arn, "{}");

        Assert.Equal(InvocationOutcome.InitFailed, result.Outcome);
        Assert.Contains("/no/such/bootstrap", result.Payload, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("arn:aws:lambda:us-east-1:111122223333:function:other")]
    [InlineData("arn:aws:lambda:us-east-1:111122223333:function:lookup:canary")]
    [InlineData("lookup")]
    [InlineData("")]
    public async Task An_unknown_function_or_alias_is_not_found(string arn)
    {
        Add("lookup");

        Assert.Equal(InvocationOutcome.NotFound, (await service.InvokeAsync(arn, "{}")).Outcome);
    }

    [Fact]
    public async Task Log_lines_carry_the_request_they_were_written_in()
    {
        var arn = Add("lookup");
        var line = new TaskCompletionSource<FunctionLogLine>(TaskCreationOptions.RunContinuationsAsynchronously);
        service.LogWritten += written => line.TrySetResult(written);

        var result = await service.InvokeAsync(arn, """{"do":"answer"}""");

        var written = await line.Task;
        Assert.Equal("serving answer", written.Text);
        Assert.Equal(result.RequestId, written.RequestId);
    }

    [Fact]
    public async Task The_developers_own_AWS_settings_do_not_reach_a_function()
    {
        Environment.SetEnvironmentVariable("AWS_PROFILE", "production");
        try
        {
            var result = await service.InvokeAsync(Add("lookup"), """{"do":"answer"}""");
            Assert.Equal(JsonValueKind.Null, Json(result.Payload).GetProperty("foreign").ValueKind);
        }
        finally
        {
            Environment.SetEnvironmentVariable("AWS_PROFILE", null);
        }
    }

    [Fact]
    public async Task Closing_the_service_leaves_no_process_behind_even_in_mid_call()
    {
        var arn = Add("lookup", function => function with { Timeout = TimeSpan.FromMinutes(1) });
        var pid = Json((await service.InvokeAsync(arn, """{"do":"answer"}""")).Payload).GetProperty("pid").GetInt32();
        await using var door = new Door();
        var busy = service.InvokeAsync(arn, JsonSerializer.Serialize(new { @do = "wait", until = door.Address }));
        await door.VisitorsAsync(1);

        await service.DisposeAsync();

        Assert.Equal(InvocationOutcome.Crashed, (await busy).Outcome);
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(pid));
    }

    private string Add(string name, Func<FunctionDefinition, FunctionDefinition>? change = null, LambdaService? to = null)
    {
        var function = new FunctionDefinition(name, node)
        {
            Arguments = [Path.Combine(RepositoryLayout.Find().Root, "tests", "Lambda.Tests", "functions", "scripted.mjs")],
            Timeout = TimeSpan.FromSeconds(30),
        };
        return (to ?? service).Add(change?.Invoke(function) ?? function).ToString();
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    /// <summary>A clock with running timers and a fixed time of day.</summary>
    private sealed class StoppedWallClock : TimeProvider
    {
        private readonly DateTimeOffset now = System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => now;
    }
}
