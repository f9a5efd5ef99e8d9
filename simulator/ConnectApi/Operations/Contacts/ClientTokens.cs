using System.Collections.Concurrent;
using ScreenPop.ConnectApi.Wire;

namespace ScreenPop.ConnectApi.Operations.Contacts;

/// <summary>
/// The contacts that requests with a <c>ClientToken</c> have made. A request repeated with its token makes no further contact.
/// One operation's tokens mean nothing to another.
/// </summary>
internal sealed class ClientTokens
{
    private readonly ConcurrentDictionary<(string Operation, string Token), Lazy<string>> made = new();

    /// <summary>The id of the contact that this request, or the same one before it, makes.</summary>
    public string Once(string operation, ApiRequest request, Func<string> make)
    {
        if (request.Optional("ClientToken") is not { } token)
        {
            return make();
        }

        var entry = made.GetOrAdd((operation, token), _ => new Lazy<string>(make));
        try
        {
            return entry.Value;
        }
        catch
        {
            // A refused request may be corrected and sent again with its token.
            made.TryRemove(KeyValuePair.Create((operation, token), entry));
            throw;
        }
    }
}
