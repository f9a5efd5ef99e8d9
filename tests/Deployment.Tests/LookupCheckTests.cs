using Microsoft.Extensions.Logging;
using ScreenPop.Deployment.Aws;
using ScreenPop.Deployment.Checks;
using ScreenPop.LambdaHost;
using ScreenPop.LambdaHost.Logging;
using ScreenPop.TestKit;

namespace ScreenPop.Deployment.Tests;

public sealed class LookupCheckTests : IDisposable
{
    private const string Function = "arn:aws:lambda:us-east-1:111122223333:function:lookup";

    private static readonly CheckRequest Hook = new("d-1", "hook-1");
    private static readonly CheckRequest Schedule = new(null, null);

    private readonly FakeAws aws = new();
    private readonly HttpClient http;
    private readonly LookupCheck check;

    public LookupCheckTests()
    {
        http = new HttpClient(aws, disposeHandler: true);
        var clock = new Hurry();
        check = new LookupCheck(
            new AwsHttp(http, Stack.Environment, clock),
            new CheckSettings($"{Function}:8", $"{Function}:live", FakeAws.Instance),
            Stack.Environment,
            new JsonLogger(LineWriter.StandardOutput, LogLevel.None, clock)
        );
    }

    public void Dispose() => http.Dispose();

    [Fact]
    public async Task A_new_version_that_answers_is_let_to_the_callers()
    {
        aws.Functions["lookup?Qualifier=8"] = """{"lookupStatus":"none"}""";

        Assert.Equal("none", (await HandleAsync(Hook)).LookupStatus);

        Told("Succeeded");
    }

    [Theory]
    [InlineData("""{"lookupStatus":"error","errorKind":"denied"}""")]
    [InlineData("""{"errorType":"Crash","errorMessage":"It crashed."}""")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("\"text\"")]
    public async Task A_new_version_that_does_not_answer_as_it_should_never_meets_a_caller(string answer)
    {
        aws.Functions["lookup?Qualifier=8"] = answer;

        await HandleAsync(Hook);

        Told("Failed");
    }

    [Fact]
    public async Task A_new_version_that_cannot_be_asked_never_meets_a_caller()
    {
        await HandleAsync(Hook);

        Told("Failed");
    }

    [Fact]
    public async Task The_schedule_asks_what_callers_ask_and_fails_where_they_are_not_answered()
    {
        aws.Functions["lookup?Qualifier=live"] = """{"lookupStatus":"none"}""";
        Assert.Equal("none", (await HandleAsync(Schedule)).LookupStatus);

        aws.Functions["lookup?Qualifier=live"] = """{"lookupStatus":"error"}""";
        await Assert.ThrowsAsync<InvalidOperationException>(() => HandleAsync(Schedule));
        Assert.Empty(aws.Told);
    }

    [Fact]
    public void A_setting_that_is_missing_is_named() =>
        Assert.Contains(
            "LOOKUP_VERSION",
            Assert.Throws<ConfigurationException>(() => CheckSettings.Read(_ => null)).Message,
            StringComparison.Ordinal
        );

    private Task<CheckResult> HandleAsync(CheckRequest request) =>
        check.HandleAsync(
            request,
            new InvocationContext("request", "arn", DateTimeOffset.UtcNow.AddMinutes(1), coldStart: false),
            TestContext.Current.CancellationToken
        );

    private void Told(string status)
    {
        var told = Assert.Single(aws.Told);
        Assert.Equal("d-1", (string)told["deploymentId"]!);
        Assert.Equal("hook-1", (string)told["lifecycleEventHookExecutionId"]!);
        Assert.Equal(status, (string)told["status"]!);
    }
}
