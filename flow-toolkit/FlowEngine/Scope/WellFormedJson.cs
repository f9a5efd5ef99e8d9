using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace ScreenPop.FlowEngine.Scope;

/// <summary>
/// Reads JSON from outside. Half of a surrogate pair, which JSON allows as an escape, and bytes that are not UTF-8 become U+FFFD:
/// a <see cref="JsonElement"/> accepts both, and throws when somebody reads the text.
/// </summary>
internal static class WellFormedJson
{
    private const int EscapeLength = 6;

    /// <exception cref="JsonException">The bytes are not JSON.</exception>
    public static JsonElement Parse(ReadOnlySpan<byte> json)
    {
        var utf8 = Utf8.IsValid(json) ? json.ToArray() : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json));
        ReplaceHalves(utf8);
        return JsonElement.Parse(utf8);
    }

    /// <summary>The same value, as text that can be read.</summary>
    public static JsonElement Of(JsonElement json) =>
        json.ValueKind is JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.String
            ? Parse(JsonMarshal.GetRawUtf8Value(json))
            : json;

    /// <summary>A backslash occurs only inside a text, so that the escapes are found without the rest of the grammar.</summary>
    private static void ReplaceHalves(Span<byte> json)
    {
        while (json.IndexOf((byte)'\\') is >= 0 and var escape)
        {
            json = json[escape..];
            var length = 2;
            if (CodeUnit(json) is var unit && char.IsSurrogate(unit))
            {
                length = EscapeLength;
                if (char.IsHighSurrogate(unit) && char.IsLowSurrogate(CodeUnit(json[EscapeLength..])))
                {
                    length += EscapeLength;
                }
                else
                {
                    "\\uFFFD"u8.CopyTo(json);
                }
            }

            json = json[Math.Min(length, json.Length)..];
        }
    }

    /// <summary>The code unit that the text escapes at its start; NUL if there is no such escape.</summary>
    private static char CodeUnit(ReadOnlySpan<byte> json) =>
        json.Length >= EscapeLength
        && json[0] == '\\'
        && json[1] == 'u'
        && ushort.TryParse(json[2..EscapeLength], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : '\0';
}
