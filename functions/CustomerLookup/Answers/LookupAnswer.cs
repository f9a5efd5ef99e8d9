using System.Text;
using System.Text.Json;

namespace ScreenPop.CustomerLookup.Answers;

/// <summary>
/// Builds the answer: a flat map of strings (Connect's STRING_MAP). Each value stays within its own limit. Together with the
/// attributes the contact already carries, the answer stays within the contact's limit.
/// </summary>
internal sealed class LookupAnswer(AnswerContract contract)
{
    /// <summary>Connect accepts less than 32 KB of JSON from a function, quotes and escapes included.</summary>
    private const int MaxJsonBytes = 32 * 1024 - 1;

    public Dictionary<string, string> Values { get; } = [];

    /// <summary>True when a value was shortened or left out.</summary>
    public bool Truncated { get; private set; }

    /// <summary>Sets an attribute. An empty value is ignored.</summary>
    public void Set(string name, string? value)
    {
        var attribute = contract[name];
        if (string.IsNullOrEmpty(value))
        {
            return;
        }

        var bytes = Encoding.UTF8.GetByteCount(value);
        if (bytes <= attribute.MaxBytes)
        {
            Values[name] = value;
            return;
        }

        Truncated = true;
        if (attribute.Type == "text")
        {
            Values[name] = Shortened(value, attribute.MaxBytes);
        }
    }

    /// <summary>
    /// Sets the attributes that columns of the customer file fill. A field that the contract no longer declares is ignored.
    /// </summary>
    public void SetOwn(IReadOnlyDictionary<string, string> fields)
    {
        foreach (var name in contract.OwnFields)
        {
            Set(name, fields.GetValueOrDefault(name));
        }
    }

    /// <summary>Sets an attribute that must not be shortened, such as an id. A value that is too long is left out.</summary>
    public void SetWhole(string name, string? value)
    {
        if (value is not null && Encoding.UTF8.GetByteCount(value) > contract[name].MaxBytes)
        {
            Truncated = true;
            return;
        }

        Set(name, value);
    }

    /// <summary>Sets an attribute that is a JSON list, with as many of its first entries as fit.</summary>
    public void SetList<T>(string name, IReadOnlyList<T> entries, Action<Utf8JsonWriter, T> write)
    {
        var json = JsonList.Write(entries, contract[name].MaxBytes, write, out var written);
        Truncated |= written < entries.Count;
        Set(name, written == 0 ? null : json);
    }

    /// <summary>Drops attributes in the contract's order until the answer fits.</summary>
    /// <param name="carriedBytes">The size of the attributes that the contact carries and keeps, in bytes.</param>
    public void Fit(int carriedBytes)
    {
        var limit = Math.Max(0, contract.MaxTotalBytes - contract.ReservedBytes - carriedBytes);
        while (!Fits(limit) && LeastImportant() is { } name)
        {
            Values.Remove(name);
            Truncated = true;
        }

        if (Truncated)
        {
            Values["truncated"] = "true";
        }
    }

    private bool Fits(int limit) => Bytes() <= limit && JsonBytes() <= MaxJsonBytes;

    /// <summary>
    /// The attribute to drop next: the longest one of the highest priority number; null when only priority 1 is left.
    /// </summary>
    private string? LeastImportant() =>
        Values
            .Keys.Where(name => contract[name].Priority > 1)
            .OrderByDescending(name => contract[name].Priority)
            .ThenByDescending(name => Values[name].Length)
            .FirstOrDefault();

    private int Bytes() => Values.Sum(v => v.Key.Length + Encoding.UTF8.GetByteCount(v.Value));

    /// <summary>JSON takes at most six bytes per byte of text (an escape), so only a large answer needs an exact count.</summary>
    private int JsonBytes() =>
        Bytes() * 6 < MaxJsonBytes
            ? 0
            : JsonSerializer.SerializeToUtf8Bytes(Values, LookupJson.Default.DictionaryStringString).Length;

    private static string Shortened(string value, int maxBytes)
    {
        var length = 0;
        var bytes = 0;
        foreach (var rune in value.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > maxBytes)
            {
                break;
            }

            length += rune.Utf16SequenceLength;
        }

        return value[..length];
    }
}
