using System.Threading.Channels;
using ScreenPop.FlowEngine.Ports;

namespace ScreenPop.LocalConnect.Journeys;

/// <summary>The customer on the phone, who hears prompts, presses keys and hangs up.</summary>
internal sealed class Caller(TimeProvider time, Action<Prompt> heard) : IParticipant
{
    private readonly Channel<char> keys = Channel.CreateUnbounded<char>();

    public void Press(IEnumerable<char> digits)
    {
        foreach (var digit in digits)
        {
            keys.Writer.TryWrite(digit);
        }
    }

    // Prompts are displayed, not spoken. They take no time, and the next block follows at once.
    public ValueTask PlayAsync(Prompt prompt, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        heard(prompt);
        return ValueTask.CompletedTask;
    }

    public async ValueTask<char?> ReadKeyAsync(TimeSpan limit, CancellationToken cancellation)
    {
        using var over = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, cancellation);
        try
        {
            return await keys.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    public async ValueTask<string?> WaitAsync(TimeSpan limit, IReadOnlyList<string> events, CancellationToken cancellation)
    {
        await Task.Delay(limit, time, cancellation);
        return null;
    }
}
