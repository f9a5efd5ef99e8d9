using System.Security.Cryptography;
using System.Text;

namespace ScreenPop.Contacts;

/// <summary>Creates ids that are the same in every run, so that addresses and tests can contain them.</summary>
public static class StableId
{
    /// <summary>A GUID derived from a kind and a name.</summary>
    public static string Of(string kind, string name)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}:{name}"));
        return new Guid(hash.AsSpan(0, 16), bigEndian: true).ToString();
    }
}
