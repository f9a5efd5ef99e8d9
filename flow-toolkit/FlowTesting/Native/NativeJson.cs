using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ScreenPop.FlowEngine.Ports;

namespace ScreenPop.FlowTesting.Native;

/// <summary>A native test in the service's testing language.</summary>
/// <param name="MockMember">
/// The member that holds a function's answer. The developer guide says <c>LoadedData</c>. Others report that the service accepts
/// <c>Value</c>.
/// </param>
public sealed record NativeJson(string MockMember = NativeJson.LoadedData)
{
    public const string LoadedData = "LoadedData";
    public const string Value = "Value";

    /// <summary>The only version that the service accepts.</summary>
    private const string Version = "2019-10-30";

    /// <summary>The Content of <c>CreateTestCase</c>.</summary>
    public string Content(NativeTest test, bool indented = false)
    {
        ArgumentNullException.ThrowIfNull(test);
        return Write(
            indented,
            json =>
            {
                json.WriteString("Version", Version);
                json.WriteStartObject("Metadata");
                json.WriteEndObject();
                json.WriteStartArray("Observations");
                for (var index = 0; index < test.Observations.Count; index++)
                {
                    Write(json, test.Observations, index);
                }

                json.WriteEndArray();
            }
        );
    }

    /// <summary>
    /// The InitializationData of <c>CreateTestCase</c>; null for no attributes. Attributes arrive only if both members are there.
    /// </summary>
    public static string? InitializationData(NativeTest test) =>
        test.Attributes.Count == 0
            ? null
            : Write(
                indented: false,
                json =>
                {
                    json.WriteStartObject("Attributes");
                    foreach (var (name, value) in test.Attributes)
                    {
                        json.WriteString(name, value);
                    }

                    json.WriteEndObject();
                    json.WriteStartObject("SegmentAttributes");
                    json.WriteEndObject();
                }
            );

    /// <summary>The EntryPoint of <c>CreateTestCase</c>. A flow and a dialed number exclude each other.</summary>
    public static string EntryPoint(NativeTest test) =>
        Write(indented: false, json => WriteEntryPoint(json, test, () => json.WriteString("FlowId", test.FlowId)));

    internal static void WriteEntryPoint(Utf8JsonWriter json, NativeTest test, Action writeFlowId)
    {
        json.WriteString("Type", test.Channel == NativeChannel.Chat ? "CHAT" : "VOICE_CALL");
        json.WriteStartObject(test.Channel == NativeChannel.Chat ? "ChatEntryPointParameters" : "VoiceCallEntryPointParameters");
        writeFlowId();
        if (test.SourceNumber is { } number)
        {
            json.WriteString("SourcePhoneNumber", number);
        }

        json.WriteEndObject();
    }

    internal static string Write(bool indented, Action<Utf8JsonWriter> members)
    {
        using var stream = new MemoryStream();
        var options = new JsonWriterOptions
        {
            Indented = indented,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        using (var json = new Utf8JsonWriter(stream, options))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private void Write(Utf8JsonWriter json, IReadOnlyList<NativeObservation> observations, int index)
    {
        var (id, observation) = (Id(index), observations[index]);
        json.WriteStartObject();
        json.WriteString("Identifier", id);
        json.WriteStartObject("Event");
        json.WriteString("Identifier", $"{id}-event");
        json.WriteString("Type", observation.Event.GetType().Name);
        json.WriteString("Actor", "System");
        json.WriteStartObject("Properties");
        WriteProperties(json, observation.Event);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartArray("Actions");
        for (var at = 0; at < observation.Actions.Count; at++)
        {
            json.WriteStartObject();
            json.WriteString("Identifier", $"{id}-action-{at + 1}");
            WriteAction(json, observation.Actions[at]);
            json.WriteStartObject("Transitions");
            if (at + 1 < observation.Actions.Count)
            {
                json.WriteString("NextAction", $"{id}-action-{at + 2}");
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("Transitions");
        json.WriteStartArray("NextObservations");
        if (index + 1 < observations.Count)
        {
            json.WriteStringValue(Id(index + 1));
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    internal static string Id(int index) => $"observation-{index + 1}";

    private static void WriteProperties(Utf8JsonWriter json, NativeEvent awaited)
    {
        switch (awaited)
        {
            case MessageReceived { Kind: PromptKind.Media } message:
                json.WriteStartObject("Media");
                json.WriteString("Uri", message.Content);
                json.WriteString("SourceType", "S3");
                json.WriteString("MediaType", "Audio");
                json.WriteEndObject();
                break;
            case MessageReceived { Kind: PromptKind.PromptId } message:
                json.WriteString("PromptId", message.Content);
                break;
            case MessageReceived message:
                json.WriteString(message.Kind == PromptKind.Ssml ? "SSML" : "Text", message.Content);
                json.WriteStartObject("MatchingCriteria");
                json.WriteString("Type", "Inclusion");
                json.WriteEndObject();
                break;
            case FlowActionStarted action:
                json.WriteString("ActionType", action.ActionType);
                NativeActionJson.WriteResource(json, action.ActionType, action.Resource);
                break;
        }
    }

    private void WriteAction(Utf8JsonWriter json, NativeAction action) => NativeActionJson.Write(json, action, MockMember);
}
