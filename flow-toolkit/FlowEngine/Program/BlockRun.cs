using System.Globalization;
using ScreenPop.FlowEngine.Contacts;
using ScreenPop.FlowEngine.Ports;
using ScreenPop.FlowEngine.Scope;
using ScreenPop.FlowLanguage;
using ScreenPop.FlowLanguage.References;

namespace ScreenPop.FlowEngine.Program;

/// <summary>One execution of one block: everything that its behaviour may use.</summary>
internal sealed class BlockRun
{
    /// <summary>Source: developer guide, Wait: 1 to 604,800 seconds.</summary>
    private const int MaxSeconds = 604_800;

    private List<string>? unresolved;

    public BlockRun(
        CallState call,
        FlowScope scope,
        FlowProgram program,
        FlowType flowType,
        Block block,
        CancellationToken cancellation
    )
    {
        Call = call;
        Scope = scope;
        Program = program;
        FlowType = flowType;
        Block = block;
        Cancellation = cancellation;
        Parameters = block.Parameters.Resolve(Resolve);
    }

    public CallState Call { get; }

    public FlowScope Scope { get; }

    public FlowProgram Program { get; }

    public FlowType FlowType { get; }

    public Block Block { get; }

    public CancellationToken Cancellation { get; }

    public FlowContact Contact => Call.Contact;

    public FlowPorts Ports => Call.Ports;

    /// <summary>Every scalar parameter with its references resolved.</summary>
    public KeyValuePair<string, string>[] Parameters { get; }

    /// <summary>References without a value, for the trace.</summary>
    public IReadOnlyList<string> Unresolved => unresolved ?? [];

    /// <summary>A parameter by its dotted path; null when it is absent or resolves to empty text.</summary>
    public string? Text(string path)
    {
        foreach (var (key, value) in Parameters)
        {
            if (key == path)
            {
                return value.Length == 0 ? null : value;
            }
        }

        return null;
    }

    public bool Flag(string path) => string.Equals(Text(path), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// A parameter that is a whole number of seconds, up to seven days, the longest that a block waits; otherwise null.
    /// </summary>
    public TimeSpan? Seconds(string path) =>
        int.TryParse(Text(path), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= MaxSeconds
            ? TimeSpan.FromSeconds(seconds)
            : null;

    /// <summary>The members of an object parameter, without the object's own name.</summary>
    public IEnumerable<KeyValuePair<string, string>> Under(string path)
    {
        foreach (var (key, value) in Parameters)
        {
            if (key.Length > path.Length && key[path.Length] == '.' && key.StartsWith(path, StringComparison.Ordinal))
            {
                yield return new(key[(path.Length + 1)..], value);
            }
        }
    }

    public string? Resolve(FlowReference reference)
    {
        var value = ReferenceResolver.Resolve(reference, Contact, Scope);
        if (string.IsNullOrEmpty(value))
        {
            (unresolved ??= []).Add(reference.Text);
        }

        return value;
    }
}
