using System.Text.Json;
using ScreenPop.FlowEngine.Scope;

namespace ScreenPop.FlowEngine.LambdaEvents;

/// <summary>
/// Checks that Amazon Connect accepts an answer: a JSON object under 32 KB, and under STRING_MAP only flat strings. Half of a
/// surrogate pair, as of an emoji that a function cut, is valid JSON: the answer is accepted.
/// </summary>
internal static class LambdaAnswerReader
{
    /// <summary>Source: admin guide, "the Lambda response must be less than 32 KB".</summary>
    public const int MaxBytes = 32_768;

    /// <summary>Reads the answer, or returns the reason why the block takes its error branch.</summary>
    public static (JsonElement External, string? Refused) Read(ReadOnlyMemory<byte> payload, bool stringMap)
    {
        if (payload.Length >= MaxBytes)
        {
            return (default, $"the answer has {payload.Length:N0} bytes; Connect takes less than {MaxBytes:N0}");
        }

        JsonElement answer;
        try
        {
            answer = WellFormedJson.Parse(payload.Span);
        }
        catch (JsonException)
        {
            return (default, "the answer is not valid JSON");
        }

        if (answer.ValueKind != JsonValueKind.Object)
        {
            return (default, $"the answer is a JSON {answer.ValueKind}; Connect needs an object");
        }

        return stringMap && FirstNotText(answer) is { } name
            ? (
                default,
                $"\"{name}\" in the answer is not a string, which STRING_MAP requires; return text or set ResponseType to JSON"
            )
            : (answer, null);
    }

    private static string? FirstNotText(JsonElement answer)
    {
        foreach (var member in answer.EnumerateObject())
        {
            if (member.Value.ValueKind != JsonValueKind.String)
            {
                return member.Name;
            }
        }

        return null;
    }
}
