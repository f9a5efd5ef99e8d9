using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace ScreenPop.FlowLanguage;

/// <summary>
/// A flow or flow module in Flow language 2019-10-30. It keeps its source text, so writing it again preserves everything the
/// console wrote: unknown actions, metadata and members, in their order.
/// </summary>
public sealed class Flow
{
    /// <summary>The only version of the language.</summary>
    public const string LanguageVersion = "2019-10-30";

    private readonly ReadOnlyMemory<byte> utf8;
    private readonly Dictionary<string, FlowAction> byIdentifier;
    private int[]? lineStarts;

    internal Flow(string name, ReadOnlyMemory<byte> utf8, JsonElement json, IReadOnlyList<FlowAction> actions)
    {
        Name = name;
        this.utf8 = utf8;
        Json = json;
        Actions = actions;
        byIdentifier = new Dictionary<string, FlowAction>(actions.Count, StringComparer.Ordinal);
        foreach (var action in actions)
        {
            byIdentifier.TryAdd(action.Identifier, action);
        }
    }

    /// <summary>The flow's name in errors, traces and drawings, such as its file name.</summary>
    public string Name { get; }

    /// <summary>The whole document.</summary>
    public JsonElement Json { get; }

    public string StartAction => Json.Text("StartAction") ?? "";

    public IReadOnlyList<FlowAction> Actions { get; }

    /// <summary>Data of the console: positions, display names, the flow's own name and type. Undefined when absent.</summary>
    public JsonElement Metadata => Json.Member("Metadata");

    /// <summary>Present in modules only. Undefined when absent.</summary>
    public JsonElement Settings => Json.Member("Settings");

    /// <summary>Length of the text as sent, without white space between values.</summary>
    public int Characters
    {
        get
        {
            var span = utf8.Span;
            var inText = false;
            var blanks = 0;
            for (var i = 0; i < span.Length; i++)
            {
                switch (span[i])
                {
                    case (byte)'\\' when inText:
                        i++;
                        break;
                    case (byte)'"':
                        inText = !inText;
                        break;
                    case (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' when !inText:
                        blanks++;
                        break;
                }
            }

            return Encoding.UTF8.GetCharCount(span) - blanks;
        }
    }

    /// <summary>True for the content of a flow module.</summary>
    public bool IsModule =>
        Settings.ValueKind == JsonValueKind.Object || Actions.Any(action => action.Type == "EndFlowModuleExecution");

    /// <summary>Reads a flow. Throws for the first problem.</summary>
    /// <param name="utf8">The file's bytes; kept by the flow, so do not reuse the buffer.</param>
    /// <param name="name">The flow's name in errors, traces and drawings.</param>
    /// <exception cref="FlowFormatException">The text is not Flow language.</exception>
    public static Flow Parse(ReadOnlyMemory<byte> utf8, string name)
    {
        var reading = FlowReader.Read(utf8, name);
        return reading.Problems.Count == 0 ? reading.Flow! : throw new FlowFormatException(name, reading.Problems[0]);
    }

    /// <summary>Reads a flow file. Throws for the first problem.</summary>
    /// <exception cref="FlowFormatException">The text is not Flow language.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Flow Load(string path) => Parse(FlowReader.ReadFile(path), Path.GetFileNameWithoutExtension(path));

    /// <summary>The first block with this identifier, or null.</summary>
    public FlowAction? Find(string identifier) => byIdentifier.GetValueOrDefault(identifier);

    /// <summary>1-based line of a value of this flow's <see cref="Json"/>.</summary>
    public int LineOf(JsonElement element)
    {
        if (
            element.ValueKind == JsonValueKind.Undefined
            || !utf8.Span.Overlaps(JsonMarshal.GetRawUtf8Value(element), out var offset)
        )
        {
            return 1;
        }

        lineStarts ??= FlowReader.LineStarts(utf8.Span);
        var index = Array.BinarySearch(lineStarts, offset);
        return index >= 0 ? index + 1 : ~index;
    }

    /// <summary>Writes the flow as indented JSON and keeps the order of members.</summary>
    public byte[] Write() => FlowWriter.Write(Json, value => null);

    /// <summary>
    /// Copies the flow and replaces each string value with the result of <paramref name="change"/>; null keeps the value.
    /// </summary>
    public Flow Rewrite(Func<string, string?> change) => Parse(FlowWriter.Write(Json, change), Name);
}
