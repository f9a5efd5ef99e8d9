using System.Collections.Concurrent;

namespace ScreenPop.Ccp.SignIn;

/// <summary>The sessions that the form started, and the agents who have signed out and must sign in again.</summary>
internal sealed class SignIns
{
    private readonly ConcurrentDictionary<string, string> usernameOf = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> signedOut = new(StringComparer.Ordinal);

    /// <summary>Starts a session and returns its id.</summary>
    public string Start(string username)
    {
        signedOut.TryRemove(username, out _);
        var id = Guid.NewGuid().ToString();
        usernameOf[id] = username;
        return id;
    }

    public string? UsernameOf(string? sessionId) => sessionId is null ? null : usernameOf.GetValueOrDefault(sessionId);

    /// <summary>Whether the agent has signed out and therefore needs a session.</summary>
    public bool HasSignedOut(string username) => signedOut.ContainsKey(username);

    public void End(string username)
    {
        signedOut[username] = true;
        foreach (var (id, _) in usernameOf.Where(session => session.Value == username).ToList())
        {
            usernameOf.TryRemove(id, out _);
        }
    }

    public void ExpireAll() => usernameOf.Clear();
}
