namespace ScreenPop.FlowLanguage.Catalogue;

/// <summary>The rules of Flow language for one action type.</summary>
public sealed record ActionKind
{
    public required string Type { get; init; }

    /// <summary>The name of the block in the designer.</summary>
    public required string Block { get; init; }

    /// <summary>The flow types that may contain it. Where AWS's two pages differ, both count as allowed.</summary>
    public required IReadOnlySet<FlowType> FlowTypes { get; init; }

    /// <summary>The error types that it may declare.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];

    /// <summary>The error types that the service requires at publish.</summary>
    public IReadOnlyList<string> RequiredErrors { get; init; } = [];

    /// <summary>Whether it ends the flow: <c>Transitions</c> is empty.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Whether its result is compared with <c>Conditions</c>.</summary>
    public bool HasConditions { get; init; }

    /// <summary>Whether AWS has retired the service behind it.</summary>
    public bool IsRetired { get; init; }
}
