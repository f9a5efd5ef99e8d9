using System.Collections.Frozen;
using System.Text.Json;

namespace ScreenPop.FlowLanguage.Contract;

/// <summary>contact-flows/attributes.json: the contact attributes that every part of the suite may use.</summary>
public sealed class AttributeContract
{
    private readonly FrozenDictionary<string, AttributeEntry> entries;

    private AttributeContract(IEnumerable<AttributeEntry> entries) =>
        this.entries = entries.ToFrozenDictionary(entry => entry.Name, StringComparer.Ordinal);

    public IEnumerable<AttributeEntry> Attributes => entries.Values.OrderBy(entry => entry.Name, StringComparer.Ordinal);

    /// <exception cref="FlowFormatException">The text is not an attribute contract.</exception>
    public static AttributeContract Parse(ReadOnlyMemory<byte> utf8, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            var list = document.RootElement.Member("attributes");
            return list.ValueKind == JsonValueKind.Array
                ? new AttributeContract([.. list.EnumerateArray().Select(Read)])
                : throw new FlowFormatException(
                    name,
                    new FlowProblem("$.attributes", 1, "An attribute contract has a list named attributes.")
                );
        }
        catch (Exception exception)
            when (exception
                    is JsonException
                        or KeyNotFoundException
                        or InvalidOperationException
                        or FormatException
                        or ArgumentException
            )
        {
            throw new FlowFormatException(
                name,
                new FlowProblem("$", 1, "Not an attribute contract: every entry needs name, writer and maxBytes.")
            );
        }
    }

    public AttributeEntry? Find(string name) => entries.GetValueOrDefault(name);

    private static AttributeEntry Read(JsonElement json) =>
        new(
            json.GetProperty("name").GetString()!,
            json.GetProperty("writer").GetString()!,
            json.GetProperty("maxBytes").GetInt32(),
            json.TryGetProperty("sensitivity", out var sensitivity) && sensitivity.ValueEquals("public")
        );
}

/// <summary>One attribute of the contract.</summary>
/// <param name="Writer"><c>lookup</c> (the function's answer) or <c>flow</c>.</param>
/// <param name="MaxBytes">UTF-8 bytes of the value.</param>
/// <param name="IsPublic">Whether anybody may see the value. Default false.</param>
public sealed record AttributeEntry(string Name, string Writer, int MaxBytes, bool IsPublic = false);
