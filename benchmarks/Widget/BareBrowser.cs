using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace ScreenPop.Benchmarks.Widget;

/// <summary>
/// A browser that opens pages without following what they do. A debugger that follows a page's network captures the stack of
/// each request of a script, and compiles the script a second time for it: a cost that no agent's browser has.
/// </summary>
internal sealed class BareBrowser : IAsyncDisposable
{
    private readonly Process process;
    private readonly DirectoryInfo profile;
    private readonly ClientWebSocket socket;
    private readonly byte[] buffer = new byte[64 * 1024];
    private int commands;

    private BareBrowser(Process process, DirectoryInfo profile, ClientWebSocket socket)
    {
        this.process = process;
        this.profile = profile;
        this.socket = socket;
    }

    /// <summary>Starts the browser, with windows of 1440 by 900 pixels and without its own start page.</summary>
    public static async Task<BareBrowser> StartAsync(BrowserTypeLaunchOptions options, CancellationToken stop)
    {
        var profile = Directory.CreateTempSubdirectory("screen-pop-");
        string[] own =
        [
            "--headless",
            "--remote-debugging-port=0",
            "--no-first-run",
            "--window-size=1440,900",
            $"--user-data-dir={profile.FullName}",
        ];
        var process = Process.Start(
            new ProcessStartInfo(options.ExecutablePath!, [.. own, .. options.Args!, "about:blank"])
            {
                RedirectStandardError = true,
            }
        )!;
        var listens = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.ErrorDataReceived += (_, line) =>
        {
            const string Listens = "DevTools listening on ";
            if (line.Data?.StartsWith(Listens, StringComparison.Ordinal) == true)
            {
                listens.SetResult(line.Data[Listens.Length..]);
            }
        };
        process.BeginErrorReadLine();
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri(await listens.Task.WaitAsync(TimeSpan.FromSeconds(30), stop)), stop);
        return new BareBrowser(process, profile, socket);
    }

    /// <summary>The browser's name and version.</summary>
    public async Task<string> VersionAsync(CancellationToken stop) =>
        Text(await SendAsync("Browser.getVersion", [], "", stop), "product");

    /// <summary>Opens a page in a context that has cached nothing.</summary>
    public async Task<BarePage> OpenAsync(string address, CancellationToken stop)
    {
        var context = Text(await SendAsync("Target.createBrowserContext", [], "", stop), "browserContextId");
        var parameters = new JsonObject { ["url"] = address, ["browserContextId"] = context };
        var target = Text(await SendAsync("Target.createTarget", parameters, "", stop), "targetId");
        return new BarePage(this, context, target);
    }

    /// <param name="method">A method of the DevTools protocol.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="session">The session with a page, or empty for the browser.</param>
    /// <param name="stop">Cancelled by Ctrl-C.</param>
    public async Task<JsonElement> SendAsync(string method, JsonObject parameters, string session, CancellationToken stop)
    {
        var id = ++commands;
        var command = new JsonObject
        {
            ["id"] = id,
            ["method"] = method,
            ["params"] = parameters,
        };
        if (session.Length > 0)
        {
            command["sessionId"] = session;
        }

        var text = Encoding.UTF8.GetBytes(command.ToJsonString());
        await socket.SendAsync(text, WebSocketMessageType.Text, endOfMessage: true, stop);
        JsonElement answer;
        do
        {
            answer = await ReceiveAsync(stop);
        } while (!answer.TryGetProperty("id", out var answered) || answered.GetInt32() != id);

        return answer.TryGetProperty("result", out var result)
            ? result
            : throw new InvalidOperationException($"Chromium refused {method}: {answer}");
    }

    public async ValueTask DisposeAsync()
    {
        socket.Dispose();
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        profile.Delete(recursive: true);
    }

    public static string Text(JsonElement answer, string name) => answer.GetProperty(name).GetString()!;

    private async Task<JsonElement> ReceiveAsync(CancellationToken stop)
    {
        var length = 0;
        ValueWebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer.AsMemory(length), stop);
            length += part.Count;
        } while (!part.EndOfMessage);

        using var document = JsonDocument.Parse(buffer.AsMemory(0, length));
        return document.RootElement.Clone();
    }
}
