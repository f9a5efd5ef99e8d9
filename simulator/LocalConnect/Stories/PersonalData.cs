using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ScreenPop.FlowLanguage.Contract;

namespace ScreenPop.LocalConnect.Stories;

/// <summary>
/// The personal values of one story and their stand-ins. Equal values get the same stand-in everywhere, and a stand-in names
/// the kind of its value.
/// </summary>
internal sealed partial class PersonalData(AttributeContract contract)
{
    /// <summary>Members of JSON attributes that contain no personal data.</summary>
    private static readonly string[] PublicMembers = ["at", "channel", "direction", "queue", "line", "tier"];

    private readonly Dictionary<string, string> standIns = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
    private readonly HashSet<string> notPersonal = new(StringComparer.OrdinalIgnoreCase);
    private Regex? everyValue;

    /// <summary>Adds a value that looks personal but is not, such as a line's number.</summary>
    public void AddPublic(string? value)
    {
        if (value is not null)
        {
            notPersonal.Add(value);
        }
    }

    public void AddAttribute(string name, string? value)
    {
        if (string.IsNullOrEmpty(value) || contract.Find(name) is { IsPublic: true })
        {
            return;
        }

        if (JsonIn(value) is { } json)
        {
            AddMembers(json);
        }
        else
        {
            Add(name, value);
        }
    }

    /// <param name="kind">The name of the stand-in.</param>
    /// <param name="value">The personal value.</param>
    public void Add(string kind, string? value)
    {
        if (
            !string.IsNullOrWhiteSpace(value)
            && !notPersonal.Contains(value)
            && !standIns.ContainsKey(value)
            && Address().Match(value).Length < value.Length
        )
        {
            standIns[value] = StandIn(kind, value);
            everyValue = null;
        }
    }

    public string Replace(string text)
    {
        if (JsonIn(text) is { } json)
        {
            return JsonText.Mapped(json, Replace).ToJsonString(JsonText.Relaxed);
        }

        if (standIns.TryGetValue(text, out var whole))
        {
            return whole;
        }

        everyValue ??= Alternatives();
        var replaced = everyValue.Replace(
            text,
            found =>
                standIns.TryGetValue(found.Value, out var plain)
                    ? plain
                    : Uri.EscapeDataString(standIns[Uri.UnescapeDataString(found.Value)])
        );
        return Address()
            .Replace(
                replaced,
                found =>
                    notPersonal.Contains(found.Value) || standIns.ContainsValue(found.Value)
                        ? found.Value
                        : AddressOf(found.Value)
            );
    }

    /// <summary>Parses a string that contains a JSON list or object, such as a Lambda event; null for any other string.</summary>
    private static JsonNode? JsonIn(string text)
    {
        if (text is not ['{' or '[', ..])
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void AddMembers(JsonNode json)
    {
        switch (json)
        {
            case JsonObject members:
                foreach (
                    var (name, value) in members.Where(member => member.Value is not null && !PublicMembers.Contains(member.Key))
                )
                {
                    if (value is JsonValue leaf && leaf.TryGetValue<string>(out var text))
                    {
                        Add(name, text);
                    }
                    else
                    {
                        AddMembers(value!);
                    }
                }

                break;
            case JsonArray items:
                foreach (var item in items.OfType<JsonNode>())
                {
                    AddMembers(item);
                }

                break;
        }
    }

    private string AddressOf(string address)
    {
        var plain = Uri.UnescapeDataString(address);
        if (notPersonal.Contains(plain))
        {
            return address;
        }

        if (!standIns.TryGetValue(plain, out var standIn))
        {
            standIns[plain] = standIn = StandIn(plain.Contains('@', StringComparison.Ordinal) ? "person" : "phone", plain);
        }

        return plain == address ? standIn : Uri.EscapeDataString(standIn);
    }

    private string StandIn(string kind, string value)
    {
        var number = counts[kind] = counts.GetValueOrDefault(kind) + 1;
        return kind == "phone" ? string.Create(CultureInfo.InvariantCulture, $"+1202555{100 + number % 100:0000}")
            : kind == "person" ? string.Create(CultureInfo.InvariantCulture, $"person-{number}@example.test")
            : DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out _)
                ? string.Create(CultureInfo.InvariantCulture, $"2001-01-{1 + number % 28:00}T00:00:00.000Z")
            : value.All(char.IsAsciiDigit) ? number.ToString(CultureInfo.InvariantCulture).PadLeft(value.Length, '0')
            : string.Create(CultureInfo.InvariantCulture, $"{kind}-{number}");
    }

    /// <summary>Matches every value, plain and URL-encoded, longest first. It does not match inside a longer word.</summary>
    private Regex Alternatives()
    {
        var forms = standIns
            .Keys.Where(value => value.Length > 1)
            .SelectMany(value => new[] { value, Uri.EscapeDataString(value) })
            .Distinct();
        var pattern = new StringBuilder(@"(?<![\p{L}\p{N}])(?:");
        pattern.AppendJoin('|', forms.OrderByDescending(form => form.Length).Select(Regex.Escape).DefaultIfEmpty("(?!)"));
        return new Regex(
            pattern.Append(@")(?![\p{L}\p{N}])").ToString(),
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
        );
    }

    /// <summary>
    /// Matches phone numbers in E.164, plain or URL-encoded, and e-mail addresses. These are personal everywhere.
    /// </summary>
    [GeneratedRegex(
        @"(?:\+|%2B)[1-9][0-9]{6,14}(?![0-9])|[\w.+-]+(?:@|%40)[\w-]+(?:\.[\w-]+)+",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Address();
}
