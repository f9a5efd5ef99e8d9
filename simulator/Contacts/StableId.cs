using System.Security.Cryptography;
using System.Text;

namespace ScreenPop.Contacts;

/// <summary>Ids that are the same in every run, so that an address or a test can name them.</summary>
public static class StableId
{
    /// <summary>A GUID made from the kind of thing and its name.</summary>
    public static string Of(string kind, string name)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}:{name}"));
        return new Guid(hash.AsSpan(0, 16), bigEndian: true).ToString();
    }
}
