using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ScreenPop.FlowEngine.Trace;
using ScreenPop.FlowTesting.Calls;

namespace ScreenPop.FlowTesting.Reports;

/// <summary>
/// Writes calls in the format of Amazon Connect's flow logs in CloudWatch: one JSON object per executed block. A local call can
/// then be compared with a call on an instance. Source: admin guide, "What data is gathered in flow logs".
/// </summary>
/// <remarks>Amazon Connect writes only while Set logging behavior has logs enabled; here every block has its line.</remarks>
public static class FlowLog
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One line per block, call after call.</summary>
    public static string Write(IEnumerable<CallResult> calls) =>
        string.Concat(calls.SelectMany(call => call.Trace.OrderBy(entry => entry.Step)).Select(entry => Line(entry) + "\n"));

    private static string Line(TraceEntry entry)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("ContactId", entry.ContactId);
            json.WriteString("ContactFlowId", $"{CallRunner.InstanceArn}/contact-flow/{entry.Flow}");
            json.WriteString("ContactFlowName", entry.Flow);
            json.WriteString("ContactFlowModuleType", ModuleType(entry));
            json.WriteString("Identifier", entry.Identifier);
            json.WriteString("Timestamp", entry.StartedAt.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            json.WriteStartObject("Parameters");
            foreach (var (name, value) in entry.Parameters)
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
            if ((entry.Error ?? entry.Result) is { } result)
            {
                json.WriteString("Results", result);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>The block's name in flow logs. They keep the name of the older flow format if there is one.</summary>
    private static string ModuleType(TraceEntry entry) =>
        entry.Type switch
        {
            "MessageParticipant" => "PlayPrompt",
            "MessageParticipantIteratively" => "LoopPrompts",
            "GetParticipantInput" => Has(entry, "StoreInput", "true") ? "StoreUserInput" : "GetUserInput",
            "ConnectParticipantWithLexBot" => "GetUserInput",
            "DisconnectParticipant" => "Disconnect",
            "TransferParticipantToThirdParty"
            or "TransferContactToQueue"
            or "DequeueContactAndTransferToQueue"
            or "TransferToFlow" => "Transfer",
            "UpdateContactAttributes" or "UpdateFlowAttributes" => "SetAttributes",
            "UpdateContactTargetQueue" => "SetQueue",
            "UpdateContactEventHooks" => "SetEventHook",
            "UpdateContactRecordingBehavior" => "SetRecordingBehavior",
            "UpdateContactMediaStreamingBehavior" => Has(entry, "MediaStreamingState", "Enabled")
                ? "StartMediaStreaming"
                : "StopMediaStreaming",
            "UpdateContactTextToSpeechVoice" => "SetVoice",
            "UpdateContactCallbackNumber" => "SetCallbackNumber",
            "UpdateFlowLoggingBehavior" => "SetLoggingBehavior",
            "CreateCallbackContact" => "CreateCallback",
            "Compare" => "CheckAttribute",
            "InvokeLambdaFunction" => "InvokeExternalResource",
            "EndFlowExecution" => "Resume",
            var other => other,
        };

    private static bool Has(TraceEntry entry, string parameter, string value) =>
        entry.Parameters.Any(found =>
            found.Key == parameter && string.Equals(found.Value, value, StringComparison.OrdinalIgnoreCase)
        );
}
