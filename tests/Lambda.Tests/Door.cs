using System.Net;
using ScreenPop.TestKit;

namespace ScreenPop.Lambda.Tests;

/// <summary>
/// An address that holds every request until it is opened, so that a test can wait for functions in the middle of a call.
/// </summary>
internal sealed class Door : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim visitors = new(0);
    private readonly Task serving;

    public Door()
    {
        Address = $"http://127.0.0.1:{FreePorts.First(1)}/";
        listener.Prefixes.Add(Address);
        listener.Start();
        serving = ServeAsync();
    }

    public string Address { get; }

    public async Task VisitorsAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await visitors.WaitAsync();
        }
    }

    public void LetIn() => opened.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        opened.TrySetResult();
        listener.Close();
        await serving;
        visitors.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var visitor = await listener.GetContextAsync();
                visitors.Release();
                _ = AnswerAsync(visitor);
            }
        }
        catch (Exception end) when (end is HttpListenerException or ObjectDisposedException)
        {
            // Closed by the test.
        }
    }

    private async Task AnswerAsync(HttpListenerContext visitor)
    {
        await opened.Task;
        try
        {
            visitor.Response.Close();
        }
        catch (Exception gone) when (gone is HttpListenerException or ObjectDisposedException)
        {
            // The function was killed while it waited.
        }
    }
}
