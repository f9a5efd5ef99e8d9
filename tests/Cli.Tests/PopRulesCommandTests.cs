using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ScreenPop.Cli.Tests;

/// <summary><c>screenpop rules lint</c> and <c>explain</c>: the page's own rule code, from the command line.</summary>
public sealed class PopRulesCommandTests : IDisposable
{
    private const string JaneDoe = """
        {"contactId":"c-1","channel":"voice","direction":"inbound","queue":"Support","customerEndpoint":"+14155550100",
         "attributes":{"lookupStatus":"match","customerId":"C-1001","customerName":"Jane Doe","popAt":"tomorrow"}}
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("screen-pop-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task The_shipped_rules_have_no_faults() =>
        Assert.Equal((0, "No faults.\n", ""), await RunAsync("rules", "lint"));

    [Fact]
    public async Task Every_fault_is_named_with_its_place()
    {
        var file = Write(
            """{"version":1,"theme":"pink","ccp":{"url":"https://acme.example.test/ccp-v2/"},"rules":[{"name":"R","open":{"target":"frame","url":"https://evil.example.test/"}}]}"""
        );

        var (exitCode, output, _) = await RunAsync("rules", "lint", file);

        Assert.Equal(1, exitCode);
        Assert.Contains("theme: must be one of auto, light, dark", output, StringComparison.Ordinal);
        Assert.Contains(
            "rules[0].open.url: leads to https://evil.example.test, which is not in allowedOrigins",
            output,
            StringComparison.Ordinal
        );
        Assert.EndsWith("2 faults: the page would pop nothing.", output.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_system_that_the_deployed_headers_lack_is_named_with_the_remedy()
    {
        var file = Write(
            """
            {"version":1,"ccp":{"url":"https://acme.example.test/ccp-v2/"},
             "allowedOrigins":["${RecordUrl}","https://help.example.test"],
             "rules":[{"name":"R","open":{"target":"frame","url":"https://help.example.test/{customerId}"}}]}
            """
        );

        var (exitCode, output, _) = await RunAsync("rules", "lint", file);
        Assert.Equal(1, exitCode);
        Assert.StartsWith(
            "allowedOrigins[1]: https://help.example.test is not in frame-src of the page's headers",
            output,
            StringComparison.Ordinal
        );
        Assert.Contains("RecordOrigins", output, StringComparison.Ordinal);
        Assert.Equal(
            (0, "No faults.\n", ""),
            await RunAsync("rules", "lint", file, "--record-origins", "https://help.example.test")
        );
    }

    [Fact]
    public async Task A_record_system_that_refuses_the_frame_is_named_with_who_is_missing()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var records = builder.Build();
        records.MapGet(
            "/{**path}",
            (HttpContext http) => http.Response.Headers.ContentSecurityPolicy = "frame-ancestors https://pop.example.test"
        );
        await records.StartAsync(TestContext.Current.CancellationToken);
        var origin = $"http://localhost:{new Uri(records.Urls.First()).Port}";
        var file = Write(
            """
            {"version":1,"ccp":{"url":"https://acme.example.test/ccp-v2/"},"allowedOrigins":["ORIGIN"],
             "rules":[{"name":"R","open":{"target":"frame","url":"ORIGIN/customers/{customerId}"}},
                      {"name":"T","open":{"target":"tab","url":"ORIGIN/tabs/{customerId}"}}]}
            """.Replace("ORIGIN", origin, StringComparison.Ordinal)
        );
        string[] lint = ["rules", "lint", file, "--record-origins", origin, "--framed-by", "https://pop.example.test"];

        Assert.Equal((0, "No faults.\n", ""), await RunAsync(lint));
        var (exitCode, output, _) = await RunAsync([.. lint, "https://acme.my.connect.aws"]);
        Assert.Equal(1, exitCode);
        Assert.Equal(
            $"rules[0].open.url: {origin}/customers/ may not be framed by https://acme.my.connect.aws (frame-ancestors https://pop.example.test). "
                + "Name https://acme.my.connect.aws in frame-ancestors of the record system, or use the target tab.\n"
                + "1 faults: these records would not show.\n",
            output
        );
        await records.StopAsync(TestContext.Current.CancellationToken);
        (exitCode, output, _) = await RunAsync(lint);
        Assert.Equal(0, exitCode);
        Assert.Contains("cannot be reached from here, so its headers were not read", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contact_in_a_file_is_explained_with_every_condition_and_what_was_refused()
    {
        var (exitCode, output, _) = await RunAsync("rules", "explain", "--contact", Write(JaneDoe));

        Assert.Equal(0, exitCode);
        Assert.Contains(
            "popAt = \"tomorrow\" was refused: it is not granted: \"overrides\" in screen-pop.json does not let this contact choose.",
            output,
            StringComparison.Ordinal
        );
        Assert.Contains("Rule \"Known customer\" matched.", output, StringComparison.Ordinal);
        Assert.Contains("  lookupStatus is \"match\", as wanted.", output, StringComparison.Ordinal);
        Assert.Contains("/customers/C-1001 in the frame, when ringing.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Masked_leaves_out_what_is_personal()
    {
        var (_, output, _) = await RunAsync("rules", "explain", "--contact", Write(JaneDoe), "--masked");

        Assert.Contains("/customers/{customerId} in the frame", output, StringComparison.Ordinal);
        Assert.DoesNotContain("C-1001", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_through_the_local_Amazon_Connect_is_explained()
    {
        using var screenpop = ScreenPopProcess.Start("rules", "explain", "--from", "+14155550101");

        var (exitCode, output, errors) = await screenpop.EndAsync();

        Assert.True(exitCode == 0, errors);
        Assert.Contains("Rule \"Known customer\" did not match.", output, StringComparison.Ordinal);
        Assert.Contains("  lookupStatus is \"multiple\"; wanted \"match\".", output, StringComparison.Ordinal);
        Assert.Contains("Rule \"Several customers\" matched.", output, StringComparison.Ordinal);
        Assert.Empty(screenpop.Survivors());
    }

    [Theory]
    [InlineData("Give the contact to explain: either --contact FILE or --from NUMBER", "rules", "explain")]
    [InlineData("does not exist", "rules", "lint", "no-such-file.json")]
    [InlineData("--framed-by: acme is not an origin", "rules", "lint", "--framed-by", "acme")]
    [InlineData("does not exist", "rules", "explain", "--contact", "no-such-file.json")]
    public async Task Bad_usage_is_one_line_and_2(string line, params string[] arguments)
    {
        var (exitCode, _, errors) = await RunAsync(arguments);

        Assert.Equal(2, exitCode);
        Assert.Contains(line, Assert.Single(errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_JSON_is_one_line_and_2()
    {
        foreach (var arguments in new[] { new[] { "rules", "lint", Write("{") }, ["rules", "explain", "--contact", Write("{")] })
        {
            var (exitCode, _, errors) = await RunAsync(arguments);

            Assert.Equal(2, exitCode);
            Assert.Contains("is not JSON", Assert.Single(errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
        }
    }

    private string Write(string content)
    {
        var path = Path.Combine(folder.FullName, Path.GetRandomFileName());
        File.WriteAllText(path, content);
        return path;
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var exitCode = await CommandLine.RunAsync(arguments, output, errors, TestContext.Current.CancellationToken);
        return (exitCode, output.ToString(), errors.ToString());
    }
}
