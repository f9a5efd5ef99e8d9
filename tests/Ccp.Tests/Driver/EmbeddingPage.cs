using Microsoft.Playwright;

namespace ScreenPop.Ccp.Tests.Driver;

/// <summary>A page that runs the real library and has written down its callbacks.</summary>
internal sealed class EmbeddingPage(IPage page, CcpHost host)
{
    public IPage Page => page;

    public IFrameLocator Ccp => page.FrameLocator("iframe");

    public static async Task<EmbeddingPage> OpenAsync(IBrowserContext context, CcpHost host, object? options = null, string? username = null)
    {
        var embedding = new EmbeddingPage(await context.NewPageAsync(), host);
        await embedding.LoadAsync(options, username);
        return embedding;
    }

    public async Task LoadAsync(object? options = null, string? username = null)
    {
        await page.GotoAsync(host.PageUrl.ToString());
        var address = username is null ? host.CcpUrl.ToString() : $"{host.CcpUrl}?username={username}";
        await page.EvaluateAsync("([ccpUrl, options]) => start({ ccpUrl, ...options })", new[] { address, options ?? new { } });
    }

    /// <summary>The callbacks so far, without the refreshes that come with every update.</summary>
    public async Task<IReadOnlyList<string>> CallsAsync() => await CallsAsync("window.calls.filter((call) => call !== 'onRefresh')");

    public async Task<IReadOnlyList<string>> AllCallsAsync() => await CallsAsync("window.calls");

    /// <summary>Waits until the callback has come; says what came instead when it does not.</summary>
    public async Task WaitForAsync(string call, int times = 1)
    {
        try
        {
            await page.WaitForFunctionAsync(
                "([call, times]) => window.calls.filter((other) => other === call).length >= times",
                new object[] { call, times },
                new() { PollingInterval = 20, Timeout = 15_000 });
        }
        catch (TimeoutException)
        {
            Assert.Fail($"{call} did not come {times} times. What came: {string.Join(" · ", await AllCallsAsync())}");
        }
    }

    /// <summary>Forgets the callbacks so far, so that the next ones stand alone.</summary>
    public Task ForgetAsync() => page.EvaluateAsync("window.calls.length = 0");

    public Task<T> EvaluateAsync<T>(string expression) => page.EvaluateAsync<T>(expression);

    /// <summary>Calls a method of the library that answers by a success or failure callback.</summary>
    public Task AskAsync(string target, string method, string arguments = "") =>
        page.EvaluateAsync($"ask((callbacks) => {target}.{method}({(arguments == "" ? "" : arguments + ", ")}callbacks))");

    private async Task<IReadOnlyList<string>> CallsAsync(string expression) => await page.EvaluateAsync<string[]>(expression);
}
