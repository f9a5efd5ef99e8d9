using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ScreenPop.LambdaHost.Logging;

namespace ScreenPop.LambdaHost.RuntimeApi;

/// <summary>
/// The header that adds a failed invocation's exception to its X-Ray trace, in the format of a segment's <c>cause</c> ("AWS
/// X-Ray segment documents"). Amazon's own runtimes send it; the Runtime API's page does not mention it.
/// </summary>
internal static partial class XRayCause
{
    public const string Header = "Lambda-Runtime-Function-XRay-Error-Cause";

    /// <summary>Enough to locate the fault. A deep recursion would exceed the size of a header.</summary>
    private const int MostFrames = 50;

    private const int MostCharacters = 2000;

    /// <summary>The cause as one line of ASCII. Personal data in the message is masked, as in the log.</summary>
    public static string Of(ErrorReport error)
    {
        var frames = error.StackTrace.Take(MostFrames).Select(line => Frame().Match(line)).ToList();
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("working_directory", Environment.CurrentDirectory);
            json.WriteStartArray("exceptions");
            json.WriteStartObject();
            json.WriteString("type", error.ErrorType);
            json.WriteString("message", Mask.Text(Shortened(error.ErrorMessage)));
            json.WriteStartArray("stack");
            frames.ForEach(frame => Write(json, frame));
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteStartArray("paths");
            foreach (var path in frames.Select(frame => frame.Groups["path"].Value).Where(path => path.Length > 0).Distinct())
            {
                json.WriteStringValue(path);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.ASCII.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, Match frame)
    {
        json.WriteStartObject();
        json.WriteString("label", frame.Groups["label"].Value);
        if (frame.Groups["path"].Success)
        {
            json.WriteString("path", frame.Groups["path"].Value);
            json.WriteNumber("line", int.Parse(frame.Groups["line"].Value, CultureInfo.InvariantCulture));
        }

        json.WriteEndObject();
    }

    private static string Shortened(string text) => text.Length <= MostCharacters ? text : text[..MostCharacters];

    // A line of Exception.StackTrace: "at Namespace.Type.Method(Arguments) in file:line 12".
    [GeneratedRegex(@"^(?:at )?(?<label>.*?)(?: in (?<path>.+):line (?<line>\d{1,9}))?$")]
    private static partial Regex Frame();
}
