using System.Text.Json;
using ScreenPop.FlowLanguage;
using ScreenPop.FlowLanguage.References;

namespace ScreenPop.FlowEngine.Program;

/// <summary>The leaves of <c>Parameters</c> with their dotted paths.</summary>
internal sealed class ParameterList
{
    private ParameterList(List<Leaf> leaves, JsonElement json)
    {
        Leaves = leaves;
        Json = json;
        if (leaves.TrueForAll(leaf => leaf.Text.IsStatic && leaf.Names is null))
        {
            resolvedOnce = [.. leaves.Select(leaf => new KeyValuePair<string, string>(leaf.Path, leaf.Text.Source))];
        }
    }

    private readonly KeyValuePair<string, string>[]? resolvedOnce;

    public IReadOnlyList<Leaf> Leaves { get; }

    public JsonElement Json { get; }

    public static ParameterList Compile(JsonElement parameters)
    {
        var leaves = ParameterTree
            .NamedLeaves(parameters)
            .Where(leaf => leaf.Value.ValueKind != JsonValueKind.Null)
            .Select(leaf => new Leaf(string.Join('.', leaf.Names), FlowText.Parse(TextOf(leaf.Value)), NamesOf(leaf.Names)));
        return new ParameterList([.. leaves], parameters);
    }

    /// <summary>Whether the flow has a scalar parameter with this path, whatever its value resolves to.</summary>
    public bool Has(string path) => Leaves.Any(leaf => leaf.Path == path);

    public KeyValuePair<string, string>[] Resolve(Func<FlowReference, string?> resolve)
    {
        if (resolvedOnce is not null)
        {
            return resolvedOnce;
        }

        var values = new KeyValuePair<string, string>[Leaves.Count];
        var count = 0;
        foreach (var leaf in Leaves)
        {
            // A name that resolves to nothing names nothing.
            if ((leaf.Names is null ? leaf.Path : PathOf(leaf.Names, resolve)) is { } path)
            {
                values[count++] = new(path, leaf.Text.Resolve(resolve));
            }
        }

        return count == values.Length ? values : values[..count];
    }

    private static IReadOnlyList<FlowText>? NamesOf(IReadOnlyList<string> names) =>
        names.Any(name => name.Contains('$', StringComparison.Ordinal) && !FlowText.Parse(name).IsStatic)
            ? [.. names.Select(FlowText.Parse)]
            : null;

    private static string? PathOf(IReadOnlyList<FlowText> names, Func<FlowReference, string?> resolve)
    {
        var resolved = names.Select(name => name.Resolve(resolve)).ToList();
        return resolved.Contains("") ? null : string.Join('.', resolved);
    }

    private static string TextOf(JsonElement scalar) =>
        scalar.ValueKind == JsonValueKind.String ? scalar.GetString()! : scalar.GetRawText();

    /// <summary>One scalar parameter.</summary>
    /// <param name="Names">The names of the path if one has a reference, otherwise null.</param>
    internal sealed record Leaf(string Path, FlowText Text, IReadOnlyList<FlowText>? Names);
}
