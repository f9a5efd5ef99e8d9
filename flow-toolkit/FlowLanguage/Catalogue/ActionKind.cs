namespace ScreenPop.FlowLanguage.Catalogue;

/// <summary>What Flow language says about one action type.</summary>
public sealed record ActionKind
{
    public required string Type { get; init; }

    /// <summary>The name of the block in the designer.</summary>
    public required string Block { get; init; }

    /// <summary>Flow types it may stand in. Where AWS's two pages differ, both count as allowed.</summary>
    public required IReadOnlySet<FlowType> FlowTypes { get; init; }

    /// <summary>Error types it may declare.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];

    /// <summary>Error types the service insists on at publish.</summary>
    public IReadOnlyList<string> RequiredErrors { get; init; } = [];

    /// <summary>It ends the flow: <c>Transitions</c> is empty.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Its result is compared with <c>Conditions</c>.</summary>
    public bool HasConditions { get; init; }

    /// <summary>AWS switched the service behind it off.</summary>
    public bool IsRetired { get; init; }
}
