using System.Text.Json;
using System.Text.Json.Nodes;
using ScreenPop.FlowLanguage.Placeholders;

namespace ScreenPop.LocalConnect.Hosting;

/// <summary>
/// The <c>screen-pop.json</c> of an agent's page: the shipped file or the user's own, with the panel of this instance. It is read
/// on each request.
/// </summary>
/// <param name="username">The agent; null for the CCP's default agent.</param>
internal sealed class AgentRules(LocalConnectOptions options, LocalAddresses addresses, string? username = null)
{
    private static readonly string[] Outcomes = ["Resolved", "Follow-up", "Call back", "Passed on", "Wrong number"];

    private readonly string shipped = Path.Combine(options.Layout.WebWidget, "public", "screen-pop.json");

    public LocalConnectOptions Options => options;

    public bool AreOwn => options.ConfigFile is not null;

    /// <summary>
    /// The values of the placeholders in the page's headers. The page may frame records of the origins that the rules allow.
    /// </summary>
    public IReadOnlyDictionary<string, string> HeaderPlaceholders
    {
        get
        {
            var origins = AllowedOrigins().Except([addresses.Placeholders["RecordUrl"]]);
            return new Dictionary<string, string>(addresses.Placeholders) { ["RecordOrigins"] = string.Join(' ', origins) };
        }
    }

    /// <summary>
    /// The rules, with this instance's panel and ring time. The panel's mode is <c>custom</c> by default: the page has its own
    /// controls.
    /// </summary>
    /// <exception cref="JsonException">The user's own file is not JSON.</exception>
    public JsonNode Read()
    {
        var rules = JsonNode.Parse(Filled())!;
        if (rules is JsonObject settings)
        {
            var ccp = settings["ccp"] as JsonObject;
            var asWritten =
                AreOwn && ccp?["mode"] is { } mode && mode.GetValueKind() == JsonValueKind.String
                    ? mode.GetValue<string>()
                    : null;
            var panel = ccp?.DeepClone().AsObject() ?? [];
            panel["url"] = $"{addresses.Placeholders["InstanceUrl"]}/ccp-v2/{Query()}";
            panel["mode"] = options.NativePanel ? "native" : asWritten ?? "custom";
            // The identity provider and the region are those of an instance in the cloud.
            panel.Remove("loginUrl");
            panel.Remove("region");
            settings["ccp"] = panel;
            settings["ringSeconds"] = (int)options.RingTime.TotalSeconds;
            if (!AreOwn)
            {
                // The sample record system takes the notes.
                settings["wrapUp"] = new JsonObject
                {
                    ["outcomes"] = new JsonArray([.. Outcomes]),
                    ["send"] = $"{addresses.Placeholders["RecordUrl"]}/notes",
                };
            }
        }

        return rules;
    }

    /// <summary>
    /// The text for the page. A file that is not JSON is passed on unchanged, because the page reports its error.
    /// </summary>
    public string ReadText()
    {
        try
        {
            return Read().ToJsonString();
        }
        catch (Exception problem) when (AreOwn && problem is JsonException or MissingPlaceholdersException)
        {
            return File.ReadAllText(options.ConfigFile!);
        }
    }

    private string Query() => username is null ? "" : $"?username={Uri.EscapeDataString(username)}";

    private byte[] Filled()
    {
        var path = options.ConfigFile ?? shipped;
        return Placeholder.FillJson(File.ReadAllBytes(path), Path.GetFileName(path), addresses.Placeholders);
    }

    private List<string> AllowedOrigins()
    {
        try
        {
            return JsonNode.Parse(Filled())?["allowedOrigins"] is JsonArray origins
                ?
                [
                    .. origins
                        .Select(origin => Uri.TryCreate(origin?.ToString(), UriKind.Absolute, out var address) ? address : null)
                        .OfType<Uri>()
                        .Select(LocalAddresses.Origin),
                ]
                : [];
        }
        catch (Exception problem)
            when (problem is JsonException or MissingPlaceholdersException or InvalidOperationException or IOException)
        {
            // The page reports the file's error.
            return [];
        }
    }
}
