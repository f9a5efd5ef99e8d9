using ScreenPop.FlowLanguage;

namespace ScreenPop.FlowEngine.Trace;

/// <summary>One executed block.</summary>
public sealed record TraceEntry
{
    public required string ContactId { get; init; }

    /// <summary>
    /// 1-based start order of the contact's blocks. A module's blocks are observed before the block that invoked the module,
    /// because it ends last. Sort by this value to get the order in which the caller met the blocks.
    /// </summary>
    public required int Step { get; init; }

    /// <summary>Name of the flow or module.</summary>
    public required string Flow { get; init; }

    public required FlowType FlowType { get; init; }

    public required string Identifier { get; init; }

    public required string Type { get; init; }

    /// <summary>
    /// Parameters with every reference resolved. Nested members have dotted names, such as <c>Attributes.customerId</c>.
    /// </summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Parameters { get; init; }

    /// <summary><see cref="FlowLanguage.Branch.Name"/> of the branch taken; null when the flow ended here.</summary>
    public required string? Branch { get; init; }

    /// <summary>The block that the branch leads to.</summary>
    public required string? Target { get; init; }

    /// <summary>The value for the block's conditions, or how the flow ended.</summary>
    public string? Result { get; init; }

    /// <summary>The error type if the block failed.</summary>
    public string? Error { get; init; }

    /// <summary>The reason for the result, the parts that were not simulated, and references without a value.</summary>
    public string? Note { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset EndedAt { get; init; }
}
