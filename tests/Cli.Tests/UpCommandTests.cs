using System.Net;
using System.Net.Http.Json;
using System.Net.NetworkInformation;
using System.Text.Json.Nodes;
using ScreenPop.TestKit;

namespace ScreenPop.Cli.Tests;

public sealed class UpCommandTests
{
    [Fact]
    public async Task It_prints_where_to_look_and_what_to_dial_and_ends_with_Ctrl_C()
    {
        var port = FreePorts.First();
        using var screenpop = ScreenPopProcess.Start("up", "--port", $"{port}");
        await screenpop.PrintsAsync("Press Ctrl-C to end.");

        using var http = new HttpClient();
        var page = await http.GetStringAsync($"http://localhost:{port}/", TestContext.Current.CancellationToken);
        screenpop.Interrupt();
        var (exitCode, output, _) = await screenpop.EndAsync();

        Assert.Contains("<screen-pop-app>", page, StringComparison.Ordinal);
        Assert.Equal(0, exitCode);
        Assert.Contains("22222222-2222-4222-8222-222222222222", output, StringComparison.Ordinal);
        Assert.Contains($"http://localhost:{port}/", output, StringComparison.Ordinal);
        Assert.Contains($"http://localhost:{port + 1}/phone/", output, StringComparison.Ordinal);
        Assert.Contains("+18005550199", output, StringComparison.Ordinal);
        Assert.Contains("+18005550142", output, StringComparison.Ordinal);
        Assert.Empty(screenpop.Survivors());
    }

    [Fact]
    public async Task Asked_to_start_afresh_it_ends_everything_and_runs_again()
    {
        var stop = TestContext.Current.CancellationToken;
        var port = FreePorts.First();
        using var screenpop = ScreenPopProcess.Start("up", "--port", $"{port}");
        await screenpop.PrintsAsync("Press Ctrl-C to end.");
        using var http = new HttpClient { BaseAddress = new Uri($"http://localhost:{port + 1}/") };
        var call = new
        {
            channel = "voice",
            from = "+14155550100",
            to = "+18005550199",
            count = 1,
        };
        using var placed = await http.PostAsJsonAsync("operator/api/contacts", call, stop);
        placed.EnsureSuccessStatusCode();
        Assert.NotEmpty(await ActiveAsync(http, stop));

        using var asked = await http.PostAsync("home/afresh", content: null, stop);
        await screenpop.PrintsAsync("running again");

        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        Assert.Empty(await ActiveAsync(http, stop));
        screenpop.Interrupt();
        var (exitCode, output, _) = await screenpop.EndAsync();
        Assert.Equal(0, exitCode);
        Assert.Contains("Starting afresh …", output, StringComparison.Ordinal);
        Assert.Empty(screenpop.Survivors());
    }

    [Fact]
    public async Task Killed_outright_it_leaves_no_function_and_no_table_running()
    {
        using var screenpop = ScreenPopProcess.Start("up", "--port", $"{FreePorts.First()}");
        await screenpop.PrintsAsync("Press Ctrl-C to end.");
        Assert.NotEmpty(screenpop.Survivors());

        screenpop.Kill();

        await screenpop.LeavesNothingRunningAsync();
    }

    [Fact]
    public async Task It_listens_on_loopback_only()
    {
        var port = FreePorts.First();
        using var screenpop = ScreenPopProcess.Start("--port", $"{port}");
        await screenpop.PrintsAsync("Press Ctrl-C to end.");

        var listeners = IPGlobalProperties
            .GetIPGlobalProperties()
            .GetActiveTcpListeners()
            .Where(listener => listener.Port >= port && listener.Port < port + 3)
            .ToList();
        Assert.True(listeners.Count >= 3);
        Assert.All(listeners, listener => Assert.True(IPAddress.IsLoopback(listener.Address), $"{listener}"));

        screenpop.Interrupt();
        await screenpop.EndAsync();
    }

    private static async Task<JsonArray> ActiveAsync(HttpClient http, CancellationToken stop) =>
        (await http.GetFromJsonAsync<JsonObject>("home/status", stop))!["active"]!.AsArray();
}
