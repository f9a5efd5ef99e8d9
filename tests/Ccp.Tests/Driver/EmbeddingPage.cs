using Microsoft.Playwright;
using ScreenPop.Ccp.Protocol;

namespace ScreenPop.Ccp.Tests.Driver;

/// <summary>A page that runs the real library and records its callbacks.</summary>
internal sealed class EmbeddingPage(IPage page, CcpHost host, string? username)
{
    public IPage Page => page;

    public IFrameLocator Ccp => page.FrameLocator("iframe");

    public static async Task<EmbeddingPage> OpenAsync(
        IBrowserContext context,
        CcpHost host,
        string? username = null,
        object? options = null
    )
    {
        var embedding = new EmbeddingPage(await context.NewPageAsync(), host, username);
        await embedding.LoadAsync(options);
        return embedding;
    }

    /// <summary>A connected page without the callbacks of its connection.</summary>
    public static async Task<EmbeddingPage> ConnectedAsync(
        IBrowserContext context,
        CcpHost host,
        string? username = null,
        object? options = null
    )
    {
        var embedding = await OpenAsync(context, host, username, options);
        await embedding.WaitForAsync("onStateChange(Init→Available)");
        await embedding.SettleAsync();
        await embedding.ForgetAsync();
        return embedding;
    }

    public async Task LoadAsync(object? options = null)
    {
        await page.GotoAsync(host.PageUrl.ToString());
        var address = username is null ? host.CcpUrl.ToString() : $"{host.CcpUrl}?username={username}";
        await page.EvaluateAsync("([ccpUrl, options]) => start({ ccpUrl, ...options })", new[] { address, options ?? new { } });
    }

    /// <summary>Asserts the exact callbacks of <paramref name="action"/>, in order, without refreshes.</summary>
    public async Task SeesAsync(Action action, params string[] calls)
    {
        action();
        await SawAsync(calls);
    }

    /// <inheritdoc cref="SeesAsync(Action, string[])"/>
    public async Task SeesAsync(Func<Task> action, params string[] calls)
    {
        await action();
        await SawAsync(calls);
    }

    /// <summary>Waits for these callbacks, asserts that there were no others, and forgets them.</summary>
    public async Task SawAsync(params string[] calls)
    {
        await WaitForAsync(calls[^1]);
        await SettleAsync();
        Assert.Equal(calls, await CallsAsync());
        await ForgetAsync();
    }

    /// <summary>The callbacks so far, without refreshes.</summary>
    public async Task<IReadOnlyList<string>> CallsAsync() =>
        [.. (await AllCallsAsync()).Where(call => call is not ("onRefresh" or "fence"))];

    public async Task<IReadOnlyList<string>> AllCallsAsync() => await page.EvaluateAsync<string[]>("window.calls");

    /// <summary>Waits for the callback. On failure, it lists the callbacks that came.</summary>
    public async Task WaitForAsync(string call, int timeoutMs = 15_000)
    {
        try
        {
            await page.WaitForFunctionAsync(
                "(call) => window.calls.includes(call)",
                call,
                new() { PollingInterval = 20, Timeout = timeoutMs }
            );
        }
        catch (TimeoutException)
        {
            Assert.Fail($"{call} did not come. The callbacks were: {string.Join(" · ", await AllCallsAsync())}");
        }
    }

    /// <summary>Waits until everything the server has sent so far has arrived.</summary>
    public async Task SettleAsync()
    {
        await page.EvaluateAsync("window.calls = window.calls.filter((call) => call !== 'fence')");
        host.Ccp.Broadcast(username ?? "jdoe", new CcpMessage("test::fence"));
        await WaitForAsync("fence");
    }

    public Task ForgetAsync() => page.EvaluateAsync("window.calls.length = 0");

    public Task<T> EvaluateAsync<T>(string expression) => page.EvaluateAsync<T>(expression);

    /// <summary>Calls a method of the library that answers by a success or failure callback.</summary>
    public Task AskAsync(string target, string method, string arguments = "") =>
        page.EvaluateAsync($"ask((callbacks) => {target}.{method}({(arguments == "" ? "" : arguments + ", ")}callbacks))");
}
