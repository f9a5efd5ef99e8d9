namespace ScreenPop.Ccp.SignIn;

/// <summary>Watches one agent's activity. An inactive agent is warned first and then signed out.</summary>
internal sealed class Inactivity : IDisposable
{
    private readonly Lock gate = new();
    private readonly CcpOptions options;
    private readonly TimeProvider time;
    private readonly Func<bool> isOnCall;
    private readonly Action<InactivityNotice> tell;
    private readonly ITimer timer;
    private DateTimeOffset seenAt;
    private bool warned;
    private bool watches;

    /// <param name="options">The times of the warning and of the sign-out.</param>
    /// <param name="time">The clock.</param>
    /// <param name="isOnCall">Whether the agent handles a call, which counts as activity.</param>
    /// <param name="tell">Receives each warning, its withdrawal and the sign-out.</param>
    public Inactivity(CcpOptions options, TimeProvider time, Func<bool> isOnCall, Action<InactivityNotice> tell)
    {
        this.options = options;
        this.time = time;
        this.isOnCall = isOnCall;
        this.tell = tell;
        timer = time.CreateTimer(_ => Look(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Starts watching: the agent has signed in.</summary>
    public void Start()
    {
        lock (gate)
        {
            watches = true;
        }

        Seen();
    }

    /// <summary>Records the agent's activity, unless the agent has signed out.</summary>
    public void Seen()
    {
        var cleared = false;
        lock (gate)
        {
            if (!watches)
            {
                return;
            }

            seenAt = time.GetUtcNow();
            (cleared, warned) = (warned, false);
            Schedule();
        }

        if (cleared)
        {
            tell(new(InactivityStage.Cleared, seenAt));
        }
    }

    /// <summary>Stops watching: the agent has signed out.</summary>
    public void Stop()
    {
        lock (gate)
        {
            (watches, warned) = (false, false);
            timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose() => timer.Dispose();

    private void Look()
    {
        if (isOnCall())
        {
            Seen();
            return;
        }

        InactivityNotice notice;
        lock (gate)
        {
            if (!watches)
            {
                return;
            }

            var end = seenAt + options.SignOutAfter!.Value;
            var over = time.GetUtcNow() >= end;
            notice = new(over ? InactivityStage.Over : InactivityStage.Warning, end);
            warned = !over;
            // After the sign-out there is nothing to watch. A timer that is due would sign the agent out a second time.
            watches = !over;
            if (watches)
            {
                Schedule();
            }
        }

        tell(notice);
    }

    private void Schedule()
    {
        if (options.SignOutAfter is not { } limit)
        {
            return;
        }

        var due = seenAt + (warned ? limit : limit - options.SignOutWarning) - time.GetUtcNow();
        timer.Change(due > TimeSpan.Zero ? due : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}

internal enum InactivityStage
{
    Warning,
    Cleared,
    Over,
}

/// <summary>A warning, its withdrawal or a sign-out, with the time of the activity or of the sign-out.</summary>
internal sealed record InactivityNotice(InactivityStage Stage, DateTimeOffset At);
