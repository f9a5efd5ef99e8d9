using System.Text.Json;
using ScreenPop.FlowLanguage;

namespace ScreenPop.FlowTesting.Environments;

/// <summary>
/// The values of placeholders in one instance: contact-flows/environments/NAME.json,
/// <c>{"values":{"SupportQueueArn":"arn:aws:connect:…"}}</c>.
/// </summary>
public sealed record FlowEnvironment(string Name, IReadOnlyDictionary<string, string> Values)
{
    /// <exception cref="FlowFormatException">The text is not an environment, or two names have the same value.</exception>
    public static FlowEnvironment Parse(ReadOnlyMemory<byte> utf8, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            if (
                document.RootElement.ValueKind != JsonValueKind.Object
                || !document.RootElement.TryGetProperty("values", out var values)
                || values.ValueKind != JsonValueKind.Object
                || values
                    .EnumerateObject()
                    .Any(entry => entry.Value.ValueKind != JsonValueKind.String || entry.Value.GetString()!.Length == 0)
            )
            {
                throw Refuse(
                    name,
                    "An environment has \"values\": an object of placeholder names with texts that are not empty."
                );
            }

            var read = values
                .EnumerateObject()
                .ToDictionary(entry => entry.Name, entry => entry.Value.GetString()!, StringComparer.Ordinal);
            var twice = read.GroupBy(entry => entry.Value).FirstOrDefault(group => group.Count() > 1);
            return twice is null
                ? new FlowEnvironment(name, read)
                : throw Refuse(
                    name,
                    $"{string.Join(" and ", twice.Select(entry => entry.Key))} have the same value; pulling a flow could not tell them apart."
                );
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException)
        {
            throw Refuse(name, $"Not a JSON environment: {exception.Message.Split('\n')[0]}");
        }
    }

    private static FlowFormatException Refuse(string name, string message) => new(name, new FlowProblem("$.values", 1, message));
}
