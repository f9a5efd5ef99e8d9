using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ScreenPop.FlowTesting.Scripts;

/// <summary>Reads YAML members by name and reports problems with their line.</summary>
internal sealed class YamlReader(string file, YamlNode node)
{
    /// <summary>The longest duration in a script. No contact lasts longer.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    private readonly HashSet<string> read = new(StringComparer.Ordinal);

    public int Line => (int)node.Start.Line;

    public static YamlReader Load(string file, string text)
    {
        try
        {
            YamlShape.Check(file, text);
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents.Count == 1
                ? new YamlReader(file, stream.Documents[0].RootNode)
                : throw new CallScriptException(file, 1, "a script is one YAML document");
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            // The YAML library throws these for some incomplete values, tags and nodes.
            throw new CallScriptException(file, 1, "not valid YAML");
        }
        catch (YamlException exception)
        {
            throw new CallScriptException(file, (int)exception.Start.Line, $"not valid YAML: {exception.Message}");
        }
    }

    public CallScriptException Wrong(string message) => new(file, Line, message);

    public bool IsList => node is YamlSequenceNode;

    public bool IsMap => node is YamlMappingNode;

    /// <summary>A scalar's text; null for <c>null</c>, <c>~</c> and an empty value.</summary>
    public string? Scalar()
    {
        if (node is not YamlScalarNode scalar)
        {
            throw Wrong("a single value is expected here");
        }

        var isPlain = scalar.Style == ScalarStyle.Plain;
        return isPlain && scalar.Value is "null" or "~" or "" ? null : scalar.Value;
    }

    public string Text() => Scalar() ?? throw Wrong("a value is missing here");

    public YamlReader? Member(string name)
    {
        read.Add(name);
        return Map().Children.TryGetValue(new YamlScalarNode(name), out var value) ? new YamlReader(file, value) : null;
    }

    public IEnumerable<YamlReader> Items() =>
        node is YamlSequenceNode list
            ? list.Children.Select(item => new YamlReader(file, item))
            : throw Wrong("a list is expected here");

    /// <summary>The items of a list; a single value counts as a list of one.</summary>
    public IEnumerable<YamlReader> ItemsOrOne() => node is YamlSequenceNode ? Items() : [this];

    public IEnumerable<(string Name, YamlReader Value)> Members()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, value) in Map().Children)
        {
            var name = key is YamlScalarNode scalar ? scalar.Value ?? "" : throw Wrong("a name is a single value");
            yield return names.Add(name) ? (name, new YamlReader(file, value)) : throw Wrong($"\"{name}\" occurs here twice");
        }
    }

    /// <summary>Refuses members that were not read, so that a misspelt key does not pass silently.</summary>
    public void NothingElse()
    {
        foreach (var (name, value) in Members())
        {
            if (!read.Contains(name))
            {
                throw value.Wrong(
                    $"\"{name}\" is unknown; known names are {string.Join(", ", read.Order(StringComparer.Ordinal))}"
                );
            }
        }
    }

    public TimeSpan Duration()
    {
        var text = Text();
        var (number, unit) =
            text.EndsWith("ms", StringComparison.Ordinal) ? (text[..^2], 0.001)
            : text.EndsWith('s') ? (text[..^1], 1.0)
            : text.EndsWith('m') ? (text[..^1], 60.0)
            : text.EndsWith('h') ? (text[..^1], 3600.0)
            : ("", 0);
        return
            double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && value * unit <= Longest.TotalSeconds
            ? TimeSpan.FromSeconds(value * unit)
            : throw Wrong($"\"{text}\" is not a time such as 500ms, 8s, 2m or 1h, at most {Longest.TotalDays:0} days");
    }

    public int Number() =>
        int.TryParse(Text(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Wrong($"\"{Text()}\" is not a whole number");

    public bool Flag() =>
        Text() switch
        {
            "true" => true,
            "false" => false,
            var other => throw Wrong($"\"{other}\" is neither true nor false"),
        };

    /// <summary>One of the enumeration's names, ignoring case.</summary>
    public T Choice<T>()
        where T : struct, Enum =>
        Enum.TryParse<T>(Text(), ignoreCase: true, out var value) && Enum.IsDefined(value)
            ? value
            : throw Wrong($"\"{Text()}\" is not one of {string.Join(", ", Enum.GetNames<T>())}");

    /// <summary>The node as JSON text. Unquoted numbers and booleans stay numbers and booleans.</summary>
    public string Json() =>
        YamlJson.Write(node) ?? throw Wrong("the value is too deep, too large, or has names that are not single values");

    private YamlMappingNode Map() => node as YamlMappingNode ?? throw Wrong("members (name: value) are expected here");
}
