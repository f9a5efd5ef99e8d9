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
        if (leaves.TrueForAll(leaf => leaf.Text.IsStatic))
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
            .Leaves(parameters)
            .Where(leaf => leaf.Value.ValueKind != JsonValueKind.Null)
            .Select(leaf => new Leaf(leaf.Path, FlowText.Parse(TextOf(leaf.Value))));
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
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = new(Leaves[i].Path, Leaves[i].Text.Resolve(resolve));
        }

        return values;
    }

    private static string TextOf(JsonElement scalar) =>
        scalar.ValueKind == JsonValueKind.String ? scalar.GetString()! : scalar.GetRawText();

    /// <summary>One scalar parameter.</summary>
    internal sealed record Leaf(string Path, FlowText Text);
}
