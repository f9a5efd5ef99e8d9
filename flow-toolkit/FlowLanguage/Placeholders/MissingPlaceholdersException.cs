namespace ScreenPop.FlowLanguage.Placeholders;

/// <summary>A flow has placeholders without a value.</summary>
public sealed class MissingPlaceholdersException(string flow, IReadOnlyList<string> names)
    : Exception(
        $"{flow}: no value for {string.Join(", ", names.Select(name => $"${{{name}}}"))}; add {(names.Count == 1 ? "it" : "them")} to the environment file or pass {(names.Count == 1 ? "it" : "them")} as a value."
    )
{
    public IReadOnlyList<string> Names { get; } = names;
}
