using ScreenPop.ConnectApi.Wire;

namespace ScreenPop.ConnectApi.Operations.Contacts;

/// <summary>
/// The contacts that requests with a <c>ClientToken</c> have made. A request repeated with its token makes no further contact.
/// One operation's tokens mean nothing to another.
/// </summary>
internal sealed class ClientTokens(TimeProvider time)
{
    /// <summary>The maximum number of tokens. The SDKs add one to every request, and none is needed for long.</summary>
    private const int MostKept = 10_000;

    /// <summary>The service's limit: a token is valid for 7 days after its creation.</summary>
    private static readonly TimeSpan Validity = TimeSpan.FromDays(7);

    private readonly Lock gate = new();
    private readonly Dictionary<(string Operation, string Token), Use> uses = [];
    private readonly Queue<Use> oldestFirst = [];

    /// <summary>The id of the contact that this request, or the same one before it, makes.</summary>
    public string Once(string operation, ApiRequest request, Func<string> make)
    {
        if (request.Optional("ClientToken") is not { } token)
        {
            return make();
        }

        var use = UseOf(operation, token, make);
        try
        {
            // Outside the lock: of two requests with the same token the second waits here, and no others do.
            return use.ContactId.Value;
        }
        catch
        {
            // A refused request may be corrected and sent again with its token.
            Forget(use);
            throw;
        }
    }

    private Use UseOf(string operation, string token, Func<string> make)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            while (oldestFirst.TryPeek(out var oldest) && oldest.At + Validity <= now)
            {
                Forget(oldestFirst.Dequeue());
            }

            if (uses.TryGetValue((operation, token), out var known))
            {
                return known;
            }

            if (oldestFirst.Count == MostKept)
            {
                Forget(oldestFirst.Dequeue());
            }

            var use = new Use(operation, token, now, new Lazy<string>(make));
            uses.Add((operation, token), use);
            oldestFirst.Enqueue(use);
            return use;
        }
    }

    /// <summary>Forgets a token, unless it has been used anew.</summary>
    private void Forget(Use use)
    {
        lock (gate)
        {
            if (ReferenceEquals(uses.GetValueOrDefault((use.Operation, use.Token)), use))
            {
                uses.Remove((use.Operation, use.Token));
            }
        }
    }

    private sealed record Use(string Operation, string Token, DateTimeOffset At, Lazy<string> ContactId);
}
