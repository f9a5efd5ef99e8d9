using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;

namespace ScreenPop.FlowLanguage;

/// <summary>Reads the bytes of a file. Never throws on content: every problem becomes a <see cref="FlowProblem"/>.</summary>
public static class FlowReader
{
    /// <summary>
    /// The size limit of a file; a larger one is not read. Amazon Connect takes 256,000 characters, the designer imports 1 MB.
    /// </summary>
    public const int MaxBytes = 24 * 1024 * 1024;

    /// <summary>
    /// The limit of blocks: ten times what Amazon Connect takes. Further blocks are not read and are reported as a problem.
    /// </summary>
    public const int MaxActions = 2_500;

    /// <summary>The limit of bytes for all blocks: twice what the designer imports. Further blocks are not read.</summary>
    public const int MaxFlowBytes = 2 * 1024 * 1024;

    private const int MaxDepth = 64;
    private const int MaxReason = 200;

    /// <summary>
    /// A list of 100,000 blocks has about two million. Parsing each costs memory before the file can be judged.
    /// </summary>
    private const int MaxTokens = 4_000_000;

    public static FlowReading Read(ReadOnlyMemory<byte> utf8, string name)
    {
        if (utf8.Span.StartsWith("\uFEFF"u8))
        {
            utf8 = utf8[3..];
        }

        if (utf8.Length > MaxBytes)
        {
            return Refuse("$", 1, $"The file has more than {MaxBytes:N0} bytes; a flow has at most 256,000 characters.");
        }

        if (utf8.Span.Trim(" \t\r\n"u8).IsEmpty)
        {
            return Refuse(
                "$",
                1,
                "The file is empty; export a flow from the Amazon Connect console or start from contact-flows/flows."
            );
        }

        if (IsWide(utf8.Span))
        {
            return Refuse("$", 1, "The file is UTF-16, as Windows PowerShell writes it with >: save it as UTF-8.");
        }

        JsonElement json;
        try
        {
            CheckStrings(utf8.Span);
            json = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = MaxDepth }).RootElement;
        }
        catch (JsonException exception)
        {
            var line = (int)(exception.LineNumber ?? 0) + 1;
            return Refuse(
                "$",
                line,
                $"Not valid JSON at character {(exception.BytePositionInLine ?? 0) + 1} of this line: {Reason(exception)}"
            );
        }

        if (Described(json) is { } content)
        {
            return Read(System.Text.Encoding.UTF8.GetBytes(content), name);
        }

        return NotAFlow(json) is { } reason ? Refuse("$", 1, reason) : ReadFlow(utf8, name, json);
    }

    /// <summary>Whether each character takes two bytes, with a byte order mark or without.</summary>
    private static bool IsWide(ReadOnlySpan<byte> text) =>
        text is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [not 0, 0, ..] or [0, not 0, ..];

    /// <summary>The flow in an answer of DescribeContactFlow or DescribeContactFlowModule; null for any other file.</summary>
    private static string? Described(JsonElement json) =>
        json.Member("ContactFlow").Text("Content") ?? json.Member("ContactFlowModule").Text("Content");

    /// <summary>Reads a file. Stops as soon as the file proves too large.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static byte[] ReadFile(string path)
    {
        using var file = File.OpenRead(path);
        var bytes = new byte[file.CanSeek && file.Length > 0 ? Math.Min(file.Length, MaxBytes + 1) : 65_536];
        for (var length = 0; ; )
        {
            var read = file.Read(bytes.AsSpan(length));
            length += read;
            if (read == 0 || length > MaxBytes)
            {
                return bytes[..length];
            }

            if (length == bytes.Length)
            {
                Array.Resize(ref bytes, Math.Min(2 * length, MaxBytes + 1));
            }
        }
    }

    internal static int[] LineStarts(ReadOnlySpan<byte> utf8)
    {
        var starts = new List<int> { 0 };
        for (var at = utf8.IndexOf((byte)'\n'); at >= 0; )
        {
            starts.Add(at + 1);
            var next = utf8[(at + 1)..].IndexOf((byte)'\n');
            at = next < 0 ? -1 : at + 1 + next;
        }

        return [.. starts];
    }

    private static FlowReading Refuse(string path, int line, string message) => new(null, [new FlowProblem(path, line, message)]);

    private static string Reason(JsonException exception)
    {
        var cut = exception.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var reason = cut < 0 ? exception.Message : exception.Message[..cut];

        // The parser's message can contain the rest of the file.
        return (reason.Length > MaxReason ? reason[..MaxReason] + "…" : reason).ReplaceLineEndings(" ");
    }

    /// <summary>Decodes every string now. A JSON document defers that, and a later read could fail.</summary>
    internal static void CheckStrings(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        for (var tokens = 0; reader.Read(); tokens++)
        {
            if (tokens == MaxTokens)
            {
                throw At(utf8, reader, $"the file has more than {MaxTokens:N0} values.");
            }

            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
            {
                continue;
            }

            if (reader.ValueSpan.Length > MaxFlowBytes)
            {
                throw At(
                    utf8,
                    reader,
                    $"a text of {reader.ValueSpan.Length:N0} bytes; a whole flow has at most 256,000 characters."
                );
            }

            if (!IsText(reader))
            {
                throw At(
                    utf8,
                    reader,
                    $"the text is not valid Unicode{(reader.ValueIsEscaped ? "" : "; save the file as UTF-8")}."
                );
            }
        }
    }

    private static bool IsText(in Utf8JsonReader reader)
    {
        try
        {
            return !reader.ValueIsEscaped ? Utf8.IsValid(reader.ValueSpan) : reader.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static JsonException At(ReadOnlySpan<byte> utf8, in Utf8JsonReader reader, string message)
    {
        var before = utf8[..(int)reader.TokenStartIndex];
        return new JsonException(message, null, before.Count((byte)'\n'), before.Length - before.LastIndexOf((byte)'\n') - 1);
    }

    private static string? NotAFlow(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return $"Not a flow: a JSON {json.ValueKind} instead of an object with Version, StartAction and Actions.";
        }

        if (json.Member("modules").ValueKind == JsonValueKind.Array)
        {
            return "A legacy export (\"modules\"): import it into the current designer and export it again as Flow language 2019-10-30.";
        }

        return
            json.Member("Actions").ValueKind == JsonValueKind.Undefined
            && json.Member("StartAction").ValueKind == JsonValueKind.Undefined
            ? "Not Flow language: Actions and StartAction are missing. Export the flow from the Amazon Connect console."
            : null;
    }

    private static FlowReading ReadFlow(ReadOnlyMemory<byte> utf8, string name, JsonElement json)
    {
        var actionsJson = json.Member("Actions");
        var actions = new List<FlowAction>();
        var misshapen = new List<(JsonElement Json, string Path, string Message)>();
        var isWhole = true;
        if (json.Text("Version") != Flow.LanguageVersion)
        {
            misshapen.Add((json.Member("Version"), "$.Version", $"Version must be \"{Flow.LanguageVersion}\"."));
        }

        if (actionsJson.ValueKind != JsonValueKind.Array)
        {
            misshapen.Add((actionsJson, "$.Actions", "Actions must be a list of blocks."));
        }
        else
        {
            var index = 0;
            var bytes = 0;
            foreach (var entry in actionsJson.EnumerateArray())
            {
                bytes += JsonMarshal.GetRawUtf8Value(entry).Length;
                if (index == MaxActions || bytes > MaxFlowBytes)
                {
                    var all = actionsJson.GetArrayLength();
                    isWhole = false;
                    misshapen.Add(
                        (
                            entry,
                            $"$.Actions[{index}]",
                            $"The file has {all:N0} blocks in {utf8.Length:N0} bytes; Amazon Connect takes 250, and 256,000 characters. Only the first {index:N0} were read."
                        )
                    );
                    break;
                }

                actions.Add(FlowActionReader.Read(entry, index++, misshapen));
            }
        }

        if (isWhole && utf8.Length > MaxFlowBytes)
        {
            isWhole = false;
            misshapen.Add((json, "$", $"The file has {utf8.Length:N0} bytes; a flow has at most 256,000 characters."));
        }

        var flow = new Flow(name, utf8, json, actions);
        return new FlowReading(
            flow,
            [.. misshapen.Select(found => new FlowProblem(found.Path, flow.LineOf(found.Json), found.Message))],
            isWhole
        );
    }
}
