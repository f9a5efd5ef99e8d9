using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace ScreenPop.LocalConnect.Operator;

/// <summary>Streams views to a page: the newest view after each change, at a limited rate.</summary>
internal static class LatestOnly
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    /// <param name="view">The present view; null ends the stream.</param>
    /// <param name="subscribe">Calls back after each change until it is disposed.</param>
    public static async IAsyncEnumerable<SseItem<T>> FollowAsync<T>(
        Func<T?> view,
        Func<Action, IDisposable> subscribe,
        [EnumeratorCancellation] CancellationToken gone
    )
        where T : class
    {
        var changed = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        using var subscription = subscribe(() => changed.Writer.TryWrite(true));
        while (view() is { } now)
        {
            yield return new SseItem<T>(now);
            await Task.Delay(Pace, gone);
            await changed.Reader.ReadAsync(gone);
        }
    }
}
