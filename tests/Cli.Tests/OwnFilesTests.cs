using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ScreenPop.TestKit;

namespace ScreenPop.Cli.Tests;

/// <summary><c>screenpop up</c> with the user's own files, in a separate process.</summary>
public sealed class OwnFilesTests : IDisposable
{
    private const string Config = """
        {
          "version": 1,
          "ccp": { "url": "https://acme.example.test/ccp-v2/", "loginUrl": "https://login.example.test/", "mode": "native" },
          "allowedOrigins": ["https://crm.example.test"],
          "rules": [
            { "name": "Mine", "open": { "target": "frame", "url": "https://crm.example.test/{customerId}" } }
          ]
        }
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("screen-pop-");
    private readonly HttpClient http = new();

    public void Dispose()
    {
        http.Dispose();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Customers_lines_and_rules_are_one_s_own_and_a_change_of_each_is_taken()
    {
        var port = FreePorts.First();
        var customers = Write("mine.csv", "customerId,name,phones\nX-1,Robin Sample,+14155550120\nX-2,,what\n");
        var lines = Write("lines.csv", "number,line,flow\n+18005550111,Mine,\n+18005550112,Other,disconnect\n");
        var config = Write("rules.json", Config);
        using var screenpop = ScreenPopProcess.Start([
            "up",
            "--port",
            $"{port}",
            "--customers",
            customers,
            "--lines",
            lines,
            "--config",
            config,
        ]);
        await screenpop.PrintsAsync("Press Ctrl-C to end.");
        await screenpop.PrintsAsync($"{customers}, line 3 is left out: ");
        await screenpop.PrintsAsync("  +18005550111    Mine");
        await screenpop.PrintsAsync("  +14155550120    Robin Sample");

        var rules = await http.GetFromJsonAsync<JsonNode>(new Uri($"http://localhost:{port}/screen-pop.json"), Cancellation);
        Assert.Equal($"http://localhost:{port + 1}/ccp-v2/", rules!["ccp"]!["url"]!.GetValue<string>());
        Assert.Equal("native", rules["ccp"]!["mode"]!.GetValue<string>());
        Assert.Null(rules["ccp"]!["loginUrl"]);
        Assert.Equal("Mine", rules["rules"]![0]!["name"]!.GetValue<string>());
        using (var page = await http.GetAsync(new Uri($"http://localhost:{port}/"), Cancellation))
        {
            Assert.Contains(
                "https://crm.example.test",
                page.Headers.GetValues("Content-Security-Policy").Single(),
                StringComparison.Ordinal
            );
        }

        var call = await CallAsync(port, "+14155550120", "+18005550111");
        Assert.Equal("Robin Sample", call["attributes"]!["customerName"]!.GetValue<string>());
        Assert.Equal("inbound-screen-pop", FlowOf(call));
        Assert.Equal("disconnect", FlowOf(await CallAsync(port, "+14155550120", "+18005550112")));

        await File.WriteAllTextAsync(customers, "customerId,name,phones\nX-3,Kim Sample,+14155550121\n", Cancellation);
        await screenpop.PrintsAsync($"{customers} has changed: 1 customer imported.");
        call = await CallAsync(port, "+14155550121", "+18005550111");
        Assert.Equal("Kim Sample", call["attributes"]!["customerName"]!.GetValue<string>());
        call = await CallAsync(port, "+14155550120", "+18005550111");
        Assert.Equal("none", call["attributes"]!["lookupStatus"]!.GetValue<string>());

        await File.WriteAllTextAsync(lines, "number,line,flow\n+18005550112,Third,nowhere\n", Cancellation);
        await screenpop.PrintsAsync(
            $"{lines} has changed and cannot be used: {lines}, line 2: there is no flow 'nowhere'. Name one of "
        );
        await File.WriteAllTextAsync(lines, "number,line,flow\n+18005550112,Third,inbound-screen-pop\n", Cancellation);
        await screenpop.PrintsAsync($"{lines} has changed: 1 line imported.");
        Assert.Equal("inbound-screen-pop", FlowOf(await CallAsync(port, "+14155550121", "+18005550112")));

        await File.WriteAllTextAsync(config, Config.Replace("\"frame\"", "\"wall\"", StringComparison.Ordinal), Cancellation);
        await screenpop.PrintsAsync($"{config}, line 6: rules[0].open.target: must be one of ");
        await File.WriteAllTextAsync(config, Config.Replace("\"Mine\"", "\"New\"", StringComparison.Ordinal), Cancellation);
        await screenpop.PrintsAsync($"{config} has changed: an open page takes it within a minute");
        rules = await http.GetFromJsonAsync<JsonNode>(new Uri($"http://localhost:{port}/screen-pop.json"), Cancellation);
        Assert.Equal("New", rules!["rules"]![0]!["name"]!.GetValue<string>());

        screenpop.Interrupt();
        Assert.Equal(0, (await screenpop.EndAsync()).ExitCode);
        Assert.Empty(screenpop.Survivors());
    }

    [Fact]
    public async Task Each_agent_has_a_page_that_signs_them_in()
    {
        var port = FreePorts.First(5);
        using var screenpop = ScreenPopProcess.Start("up", "--port", $"{port}", "--agents", "3");
        await screenpop.PrintsAsync("Press Ctrl-C to end.");
        await screenpop.PrintsAsync($"http://localhost:{port}/  Jordan Doe");
        foreach (var (page, username) in new[] { (port, ""), (port + 3, "?username=alex"), (port + 4, "?username=casey") })
        {
            await screenpop.PrintsAsync($"http://localhost:{page}/  ");
            var rules = await http.GetFromJsonAsync<JsonNode>(new Uri($"http://localhost:{page}/screen-pop.json"), Cancellation);
            var panel = rules!["ccp"]!["url"]!.GetValue<string>();
            Assert.EndsWith($"/ccp-v2/{username}", panel, StringComparison.Ordinal);
            using var request = new HttpRequestMessage(HttpMethod.Get, panel);
            request.Headers.Referrer = new Uri($"http://localhost:{page}/");
            using var answer = await http.SendAsync(request, Cancellation);
            Assert.Contains(
                $"http://localhost:{page}",
                answer.Headers.GetValues("Content-Security-Policy").Single(),
                StringComparison.Ordinal
            );
        }

        screenpop.Interrupt();
        await screenpop.EndAsync();
    }

    [Theory]
    [InlineData("--agents", "0", "--agents is 0: give a number from 1 to 20.")]
    [InlineData(
        "--sign-out-after",
        "1",
        "--sign-out-after is 1: give a number of minutes from 2 to 720; the panel warns one minute before."
    )]
    [InlineData("--agents", "21", "--agents is 21: give a number from 1 to 20.")]
    [InlineData(
        "--customers",
        "no.csv",
        "--customers names 'no.csv', which does not exist. Give a .csv, .tsv, .xlsx or .jsonl file of customers, or leave --customers out for the sample customers."
    )]
    [InlineData(
        "--lines",
        "no.csv",
        "--lines names 'no.csv', which does not exist. Give a .csv, .tsv, .xlsx or .jsonl file of lines, or leave --lines out for the sample lines."
    )]
    [InlineData(
        "--config",
        "no.json",
        "--config names 'no.json', which does not exist. Give a screen-pop.json, or leave --config out for the shipped rules."
    )]
    public async Task What_is_missing_or_out_of_range_is_named_with_its_remedy(string option, string value, string message)
    {
        var (exitCode, errors) = await RefusedAsync(option, value);
        Assert.Equal(2, exitCode);
        Assert.Equal($"screenpop: {message}\n", errors.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_file_of_rules_that_is_not_usable_is_named_with_line_and_remedy()
    {
        var broken = Write("broken.json", "{\n  \"version\": 1,\n  oops\n}\n");
        var (exitCode, errors) = await RefusedAsync("--config", broken);
        Assert.Equal(2, exitCode);
        Assert.Contains($"{broken}, line 3: is not JSON: ", errors, StringComparison.Ordinal);

        var wrong = Write("wrong.json", Config.Replace("\"frame\"", "\"wall\"", StringComparison.Ordinal));
        (exitCode, errors) = await RefusedAsync("--config", wrong);
        Assert.Equal(2, exitCode);
        Assert.Contains($"{wrong}, line 6: rules[0].open.target: must be one of ", errors, StringComparison.Ordinal);
        Assert.Contains("Correct the file, or leave --config out for the shipped rules.", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--customers", "name,phones\nRobin,+14155550120\n", "has no column customerId; its columns are name, phones.")]
    [InlineData("--customers", "customerId,name,phones\n", "has no customer that can be imported")]
    [InlineData("--lines", "line\nMine\n", "has no column number; its columns are line.")]
    [InlineData("--lines", "number,line\n", "has no line that can be imported")]
    [InlineData("--lines", "number,line,flow\n+18005550111,Mine,nowhere\n", ", line 2: there is no flow 'nowhere'. Name one of ")]
    public async Task A_file_of_data_that_is_not_usable_is_named_with_its_fault(string option, string text, string message)
    {
        var file = Write("data.csv", text);
        var (exitCode, errors) = await RefusedAsync(option, file);
        Assert.Equal(1, exitCode);
        Assert.Contains("data.csv", errors, StringComparison.Ordinal);
        Assert.Contains(message, errors, StringComparison.Ordinal);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string FlowOf(JsonNode contact) => contact["path"]![0]!["flow"]!.GetValue<string>();

    private static async Task<(int ExitCode, string Errors)> RefusedAsync(string option, string value)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var exitCode = await CommandLine.RunAsync(
            ["up", "--port", $"{FreePorts.First()}", option, value],
            output,
            errors,
            Cancellation
        );
        return (exitCode, errors.ToString());
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Calls, waits until the flow has ended, and hangs up.</summary>
    private async Task<JsonNode> CallAsync(int port, string from, string to)
    {
        var api = $"http://localhost:{port + 1}/operator/api/contacts";
        using var started = await http.PostAsJsonAsync(
            new Uri(api),
            new
            {
                channel = "voice",
                from,
                to,
                count = 1,
            },
            Cancellation
        );
        started.EnsureSuccessStatusCode();
        var id = (await started.Content.ReadFromJsonAsync<string[]>(Cancellation))![0];
        using var story = new StreamReader(await http.GetStreamAsync(new Uri($"{api}/{id}/events"), Cancellation));
        while (await story.ReadLineAsync(Cancellation) is { } line)
        {
            if (
                line.StartsWith("data:", StringComparison.Ordinal)
                && JsonNode.Parse(line[5..]) is { } contact
                && contact["contact"]!["state"]!.GetValue<string>() != "flow"
            )
            {
                using var ended = await http.DeleteAsync(new Uri($"{api}/{id}"), Cancellation);
                return contact;
            }
        }

        throw new InvalidOperationException($"The events of contact {id} ended while its flow ran.");
    }
}
