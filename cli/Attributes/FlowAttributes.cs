using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ScreenPop.Cli.Attributes;

/// <summary>
/// Adds an attribute of the customer to a flow. It changes each block that sets <c>customerId</c>, either from the lookup's
/// answer or to a blank before the lookup, and the console's metadata of that block.
/// </summary>
internal static class FlowAttributes
{
    private const string Beside = "customerId";
    private const string FromAnswer = "$.External.";

    /// <summary>The value that clears an attribute. The service refuses an empty text.</summary>
    private const string Blank = " ";

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <returns>The flow's new text; null when it sets no customer or sets the attribute already.</returns>
    public static string? Add(string json, string attribute)
    {
        var flow = JsonNode.Parse(json)!;
        var changed = false;
        foreach (var action in flow["Actions"]?.AsArray() ?? [])
        {
            if (action?["Parameters"]?["Attributes"] is not JsonObject attributes || attributes.ContainsKey(attribute))
            {
                continue;
            }

            switch ((string?)attributes[Beside])
            {
                case FromAnswer + Beside:
                    attributes[attribute] = FromAnswer + attribute;
                    AddToConsole(flow["Metadata"]?["ActionMetadata"]?[(string)action["Identifier"]!], attribute);
                    changed = true;
                    break;
                case Blank:
                    attributes[attribute] = Blank;
                    changed = true;
                    break;
            }
        }

        return changed ? flow.ToJsonString(Indented) + "\n" : null;
    }

    private static void AddToConsole(JsonNode? block, string attribute)
    {
        (block?["dynamicParams"] as JsonArray)?.Add(attribute);
        if (block?["parameters"]?["Attributes"] is JsonObject attributes)
        {
            attributes[attribute] = new JsonObject { ["useDynamic"] = true };
        }
    }
}
