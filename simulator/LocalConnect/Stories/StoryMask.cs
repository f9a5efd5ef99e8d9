using System.Text.Json;
using System.Text.Json.Nodes;
using ScreenPop.FlowLanguage.Contract;

namespace ScreenPop.LocalConnect.Stories;

/// <summary>
/// Masks the personal data of a story: attributes that the contract does not declare public, names, entered keys, and all phone
/// numbers and e-mail addresses except the instance's own.
/// </summary>
/// <param name="contract">The attribute contract, which declares the public attributes.</param>
/// <param name="lines">The instance's own numbers.</param>
internal sealed class StoryMask(AttributeContract contract, IEnumerable<string> lines)
{
    /// <summary>An account number or a PIN has at least this many keys; a menu choice has fewer.</summary>
    private const int SecretKeys = 4;

    public JsonNode Apply(Story story)
    {
        var json = JsonSerializer.SerializeToNode(story, StoryFile.Json)!;
        var personal = new PersonalData(contract);
        foreach (var line in lines.Append(story.Contact.Contact.To))
        {
            personal.AddPublic(line);
        }

        foreach (var (name, value) in story.Contact.Attributes)
        {
            personal.AddAttribute(name, value);
        }

        foreach (
            var block in story.Contact.Path.Where(block =>
                block.Result is { Length: >= SecretKeys } keys && keys.All(char.IsAsciiDigit)
            )
        )
        {
            personal.Add("keys", block.Result);
        }

        foreach (var agent in story.Agents)
        {
            personal.Add("user", agent.Agent);
            foreach (var message in agent.Streams)
            {
                Collect(message.Data, personal);
            }
        }

        if (story.Contact.Contact is { Channel: not "voice", From: var customer })
        {
            personal.Add("customer", customer);
        }

        return JsonText.Mapped(json, personal.Replace);
    }

    private static void Collect(JsonNode? update, PersonalData personal)
    {
        personal.Add("agentName", Text(update?["configuration"]?["name"]));
        foreach (var contact in update?["snapshot"]?["contacts"] as JsonArray ?? [])
        {
            foreach (var (name, attribute) in contact!["attributes"] as JsonObject ?? [])
            {
                personal.AddAttribute(name, Text(attribute?["value"]));
            }

            personal.Add("customer", Text(contact["name"]));
            personal.Add("description", Text(contact["description"]));
            personal.Add("customer", Text(contact["customerEndpoint"]?["name"]));
            foreach (var (_, reference) in contact["references"] as JsonObject ?? [])
            {
                personal.Add("reference", Text(reference?["value"]));
            }

            foreach (var connection in contact["connections"] as JsonArray ?? [])
            {
                personal.Add("customer", Text(connection?["chatMediaInfo"]?["customerName"]));
            }
        }
    }

    private static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
