using ScreenPop.FlowLanguage.Catalogue;
using ScreenPop.FlowLanguage.Contract;
using ScreenPop.FlowLanguage.Lint.Shapes;
using ScreenPop.FlowLanguage.References;

namespace ScreenPop.FlowLanguage.Lint;

/// <summary>A flow with the analyses that several rules share, each computed once.</summary>
internal sealed class LintSubject(Flow flow, AttributeContract? contract, FlowSurroundings surroundings)
{
    private readonly Dictionary<FlowSlot, SlotReads> reads = [];

    public Flow Flow { get; } = flow;

    /// <summary>Null when the file has no attribute contract.</summary>
    public AttributeContract? Contract { get; } = contract;

    public FlowSurroundings Surroundings { get; } = surroundings;

    public FlowType? Type { get; } = surroundings.Type ?? FlowTypeNames.Of(flow);

    public FlowGraph Graph { get; } = new(flow);

    public IReadOnlyList<ParameterText> Texts { get; } = ParameterText.Of(flow);

    /// <summary>Every reference of the flow, by its namespace.</summary>
    public ILookup<string, (ParameterText Text, FlowReference Reference)> References =>
        field ??= Texts
            .Where(text => !text.Text.IsStatic)
            .SelectMany(text => text.Text.References.Select(reference => (text, reference)))
            .ToLookup(found => found.reference.Root, StringComparer.Ordinal);

    /// <summary>The deviations from the catalogue, in file order.</summary>
    public IReadOnlyList<(FlowAction Action, ShapeFinding Finding)> ShapeFindings =>
        field ??= [.. Flow.Actions.SelectMany(action => ShapeCheck.Of(action, Type).Select(finding => (action, finding)))];

    public SlotReads ExternalReads => ReadsOf(FlowSlot.External);

    public SlotReads ReadsOf(FlowSlot slot) =>
        reads.TryGetValue(slot, out var known) ? known : reads[slot] = new SlotReads(this, slot);
}
