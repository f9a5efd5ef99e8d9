using System.Globalization;
using Amazon.DynamoDBv2.Model;

namespace ScreenPop.Customers.Table;

/// <summary>Reads and writes attributes of an item. A missing attribute reads as null, as does one of another type.</summary>
internal static class ItemExtensions
{
    /// <summary>The text of a string or number attribute; null when it is missing or empty.</summary>
    public static string? Text(this Dictionary<string, AttributeValue> item, string name) =>
        item.TryGetValue(name, out var value) ? Filled(value.S ?? value.N) : null;

    public static int? Number(this Dictionary<string, AttributeValue> item, string name) =>
        int.TryParse(item.Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    public static DateTimeOffset? Instant(this Dictionary<string, AttributeValue> item, string name) =>
        Table.Instant.Read(item.Text(name));

    public static IReadOnlyList<string> Texts(this Dictionary<string, AttributeValue> item, string name) =>
        item.TryGetValue(name, out var value) ? [.. (value.L?.Select(v => v.S) ?? value.SS ?? []).OfType<string>()] : [];

    public static void Set(this Dictionary<string, AttributeValue> item, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            item[name] = new AttributeValue { S = value };
        }
    }

    public static void Set(this Dictionary<string, AttributeValue> item, string name, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
        {
            item[name] = new AttributeValue { L = [.. values.Select(v => new AttributeValue { S = v })] };
        }
    }

    public static IReadOnlyDictionary<string, string> TextsByName(this Dictionary<string, AttributeValue> item, string name)
    {
        var texts = new Dictionary<string, string>();
        if (item.TryGetValue(name, out var map))
        {
            foreach (var (key, value) in map.M ?? [])
            {
                if (Filled(value.S ?? value.N) is { } text)
                {
                    texts[key] = text;
                }
            }
        }

        return texts;
    }

    public static void Set(this Dictionary<string, AttributeValue> item, string name, IReadOnlyDictionary<string, string> values)
    {
        if (values.Count > 0)
        {
            item[name] = new AttributeValue { M = values.ToDictionary(v => v.Key, v => new AttributeValue { S = v.Value }) };
        }
    }

    public static void Set(this Dictionary<string, AttributeValue> item, string name, long? value)
    {
        if (value is { } number)
        {
            item[name] = new AttributeValue { N = number.ToString(CultureInfo.InvariantCulture) };
        }
    }

    private static string? Filled(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
