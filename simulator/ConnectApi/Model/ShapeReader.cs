using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ScreenPop.ConnectApi.Model;

/// <summary>
/// Reads the notation of the model's files. <c>string 1..100 /[a-z]+/</c>, <c>list ..10 of integer</c>, <c>map of string</c> and
/// a name are shapes; an array holds the words of a choice; an object holds members: <c>Name*</c> is required, and
/// <c>Name?parameter</c> is in the query string.
/// </summary>
internal static partial class ShapeReader
{
    public static Shape Read(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.Array => new ChoiceShape([.. json.EnumerateArray().Select(word => word.GetString()!)]),
            JsonValueKind.Object => Structure(json),
            _ => Read(json.GetString()!),
        };

    public static StructureShape Structure(JsonElement json) => new([.. json.EnumerateObject().Select(MemberOf)]);

    private static Member MemberOf(JsonProperty property)
    {
        var (name, query) = property.Name.Split('?') is [var before, var after] ? (before, after) : (property.Name, null);
        return new Member(name.TrimEnd('*'), Read(property.Value), name.EndsWith('*'), query);
    }

    private static Shape Read(string text)
    {
        var match = Expression().Match(text);
        var size = new SizeRange(Number(match.Groups["least"]), Number(match.Groups["most"]));
        return match.Groups["kind"].Value switch
        {
            "list" => new ListShape(Read(match.Groups["of"].Value), size),
            "map" => new MapShape(Read(match.Groups["of"].Value), size),
            "string" or "integer" or "long" or "boolean" or "timestamp" => new ScalarShape(
                match.Groups["kind"].Value,
                size,
                match.Groups["pattern"] is { Success: true } pattern
                    ? new Regex(pattern.Value, RegexOptions.CultureInvariant)
                    : null
            ),
            var name => new NamedShape(name),
        };
    }

    private static long? Number(Group group) =>
        group.Length == 0 ? null : long.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<kind>\w+)( (?<least>\d*)\.\.(?<most>\d*))?( of (?<of>.+))?( /(?<pattern>.+)/)?$")]
    private static partial Regex Expression();
}
