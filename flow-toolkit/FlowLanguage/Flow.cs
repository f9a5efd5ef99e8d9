using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace ScreenPop.FlowLanguage;

/// <summary>
/// A flow or flow module in Flow language 2019-10-30. It keeps the text it was read from, so nothing the console wrote
/// is lost: unknown actions, metadata and members are still there when it is written again, in their order.
/// </summary>
public sealed class Flow
{
    /// <summary>The only version of the language there is.</summary>
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

    /// <summary>The name it was read under: a file name or a name of the caller's choice.</summary>
    public string Name { get; }

    /// <summary>The whole document.</summary>
    public JsonElement Json { get; }

    public string StartAction => Json.Text("StartAction") ?? "";

    public IReadOnlyList<FlowAction> Actions { get; }

    /// <summary>What the console keeps: positions, display names, the flow's own name and type. Undefined when absent.</summary>
    public JsonElement Metadata => Json.Member("Metadata");

    /// <summary>Present in modules only. Undefined when absent.</summary>
    public JsonElement Settings => Json.Member("Settings");

    /// <summary>Length of the text as it is sent: white space between values taken away.</summary>
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

    /// <summary>Reads a flow, or throws with the first thing that is wrong.</summary>
    /// <param name="utf8">The file's bytes; kept by the flow, so do not reuse the buffer.</param>
    /// <param name="name">How errors, traces and drawings name the flow.</param>
    /// <exception cref="FlowFormatException">The text is not Flow language.</exception>
    public static Flow Parse(ReadOnlyMemory<byte> utf8, string name)
    {
        var reading = FlowReader.Read(utf8, name);
        return reading.Problems.Count == 0 ? reading.Flow! : throw new FlowFormatException(name, reading.Problems[0]);
    }

    /// <summary>Reads a flow file, or throws with the first thing that is wrong.</summary>
    /// <exception cref="FlowFormatException">The text is not Flow language.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Flow Load(string path) => Parse(FlowReader.ReadFile(path), Path.GetFileNameWithoutExtension(path));

    /// <summary>The block with this identifier (the first one, if the file repeats it), or null.</summary>
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

    /// <summary>Writes the flow as indented JSON with every member in its order.</summary>
    public byte[] Write() => FlowWriter.Write(Json, value => null);

    /// <summary>A copy in which <paramref name="change"/> replaced string values; it returns null to keep one.</summary>
    public Flow Rewrite(Func<string, string?> change) => Parse(FlowWriter.Write(Json, change), Name);
}
