using System.Text.Json;

namespace ScreenPop.Cli.Tests;

public sealed class CallCommandTests
{
    [Fact]
    public async Task A_call_prints_one_JSON_object_with_the_whole_journey()
    {
        using var screenpop = ScreenPopProcess.Start(
            "call",
            "--from",
            "+14155550100",
            "--to",
            "+18005550199",
            "--press",
            "1",
            "--json"
        );

        var (exitCode, output, errors) = await screenpop.EndAsync();

        Assert.True(exitCode == 0, errors);
        var report = JsonDocument.Parse(output).RootElement;
        Assert.Equal("match", report.GetProperty("lookupStatus").GetString());
        Assert.Equal("Support", report.GetProperty("queue").GetString());
        Assert.Equal("+18005550199", report.GetProperty("attributes").GetProperty("dialedNumber").GetString());
        Assert.Equal("C-1001", report.GetProperty("attributes").GetProperty("customerId").GetString());
        Assert.Equal("Acme Support", report.GetProperty("attributes").GetProperty("line").GetString());
        Assert.Equal("Transfer to queue", report.GetProperty("path").EnumerateArray().Last().GetString());
        var invocation = Assert.Single(report.GetProperty("lambda").EnumerateArray());
        Assert.Equal("CustomerLookup", invocation.GetProperty("function").GetString());
        Assert.Equal("Succeeded", invocation.GetProperty("outcome").GetString());
        Assert.True(invocation.GetProperty("durationMs").GetDouble() > 0);
        Assert.Equal("frame", report.GetProperty("pop").GetProperty("target").GetString());
        Assert.EndsWith("/customers/C-1001", report.GetProperty("pop").GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.Empty(screenpop.Survivors());
    }

    [Fact]
    public async Task A_stranger_is_no_failure_and_pops_the_card()
    {
        using var screenpop = ScreenPopProcess.Start("call", "--from", "+14155550199", "--to", "+18005550142", "--json");

        var (exitCode, output, _) = await screenpop.EndAsync();

        Assert.Equal(0, exitCode);
        var report = JsonDocument.Parse(output).RootElement;
        Assert.Equal("none", report.GetProperty("lookupStatus").GetString());
        Assert.Equal("card", report.GetProperty("pop").GetProperty("target").GetString());
    }

    [Fact]
    public async Task Without_JSON_the_journey_is_told_in_words()
    {
        using var screenpop = ScreenPopProcess.Start("call", "--from", "anonymous", "--to", "+18005550199");

        var (exitCode, output, _) = await screenpop.EndAsync();

        Assert.Equal(0, exitCode);
        Assert.Contains("lookupStatus = withheld", output, StringComparison.Ordinal);
        Assert.Contains("TransferredToQueue: Support", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--from", "call", "--to", "+18005550199")]
    [InlineData("--to", "call", "--from", "+14155550100")]
    [InlineData("'x'", "call", "--from", "+14155550100", "--to", "+18005550199", "--press", "1x")]
    [InlineData("--from and --to", "call", "--from", " ", "--to", "+18005550199")]
    [InlineData("--flows", "call", "--from", "+14155550100", "--to", "+18005550199", "--flows", "no-such-folder")]
    [InlineData("--lookup", "call", "--from", "+14155550100", "--to", "+18005550199", "--lookup", "no-such-file")]
    [InlineData("dial", "dial", "+18005550199")]
    [InlineData("--port", "up", "--port", "70000")]
    public async Task Bad_arguments_are_named_and_end_with_2(string named, params string[] arguments)
    {
        using var errors = new StringWriter();

        var exitCode = await CommandLine.RunAsync(arguments, TextWriter.Null, errors, TestContext.Current.CancellationToken);

        Assert.Equal(2, exitCode);
        Assert.Contains(named, errors.ToString(), StringComparison.Ordinal);
    }
}
