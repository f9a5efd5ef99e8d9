using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ScreenPop.Cli.Rules;

/// <summary>Finds places such as <c>rules[2].open.url</c> in the text of a JSON file.</summary>
internal static partial class JsonPlace
{
    /// <summary>The line of a place, counted from 1; for a missing part, the line of the part that lacks it.</summary>
    public static int LineOf(ReadOnlySpan<byte> utf8, string place)
    {
        var reader = new Utf8JsonReader(utf8);
        reader.Read();
        var found = reader.TokenStartIndex;
        foreach (var step in Steps().EnumerateMatches(place))
        {
            if (!TryEnter(ref reader, place.AsSpan(step.Index, step.Length), ref found))
            {
                break;
            }
        }

        return utf8[..(int)found].Count((byte)'\n') + 1;
    }

    private static bool TryEnter(ref Utf8JsonReader reader, ReadOnlySpan<char> step, ref long found)
    {
        var isIndex = int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index);
        if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            return false;
        }

        var isObject = reader.TokenType == JsonTokenType.StartObject;
        for (var at = 0; reader.Read() && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray); at++)
        {
            var isIt = isObject ? reader.ValueTextEquals(step) : isIndex && at == index;
            if (isIt)
            {
                found = reader.TokenStartIndex;
                return !isObject || reader.Read();
            }

            reader.Skip();
        }

        return false;
    }

    [GeneratedRegex(@"[^.\[\]]+")]
    private static partial Regex Steps();
}
