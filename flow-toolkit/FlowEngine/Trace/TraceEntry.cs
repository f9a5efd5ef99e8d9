using ScreenPop.FlowLanguage;

namespace ScreenPop.FlowEngine.Trace;

/// <summary>One executed block.</summary>
public sealed record TraceEntry
{
    public required string ContactId { get; init; }

    /// <summary>
    /// 1-based order in which blocks of this contact started. A module's blocks are observed before the block that
    /// invoked the module, which is only finished then: sort by this for the order a caller met them.
    /// </summary>
    public required int Step { get; init; }

    /// <summary>Name of the flow or module.</summary>
    public required string Flow { get; init; }

    public required FlowType FlowType { get; init; }

    public required string Identifier { get; init; }

    public required string Type { get; init; }

    /// <summary>Parameters with every reference resolved; nested members as <c>Attributes.customerId</c>.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Parameters { get; init; }

    /// <summary><see cref="FlowLanguage.Branch.Name"/> of the branch taken; null where the flow ended here.</summary>
    public required string? Branch { get; init; }

    /// <summary>The block the branch leads to.</summary>
    public required string? Target { get; init; }

    /// <summary>What the block's conditions were compared with, or what it brought.</summary>
    public string? Result { get; init; }

    /// <summary>The error type when the block failed.</summary>
    public string? Error { get; init; }

    /// <summary>Why, or what was not simulated; references that had no value.</summary>
    public string? Note { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset EndedAt { get; init; }
}
