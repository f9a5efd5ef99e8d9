using System.Collections.Immutable;

namespace ScreenPop.ConnectApi.Instance;

/// <summary>The common data of contact flows and flow modules.</summary>
public abstract record FlowResource
{
    public required string Id { get; init; }

    public required string Arn { get; init; }

    public required string Name { get; init; }

    /// <summary>The published content, Flow language JSON; null before the first publication.</summary>
    public string? Content { get; init; }

    /// <summary>Saved content that is not published; null for none. It is not checked, and no contact runs it.</summary>
    public string? Draft { get; init; }

    public string? Description { get; init; }

    public bool IsArchived { get; init; }

    public ImmutableList<FlowVersion> Versions { get; init; } = [];

    /// <summary>The number of the latest version, even if that one was deleted; 0 for none.</summary>
    public long LastVersion { get; init; }

    public DateTimeOffset? ModifiedAt { get; init; }

    /// <summary>The content of ids that end in <c>:$SAVED</c>.</summary>
    public string Saved => Draft ?? Content ?? "";
}

/// <summary>A contact flow in the API.</summary>
public sealed record ContactFlowResource : FlowResource
{
    /// <summary>A contact flow type of the service, such as <c>CONTACT_FLOW</c>.</summary>
    public required string Type { get; init; }
}

/// <summary>A flow module in the API.</summary>
public sealed record FlowModuleResource : FlowResource
{
    /// <summary>The module's contract, as JSON.</summary>
    public string? Settings { get; init; }

    /// <summary>Whether callers other than flows may invoke the module; null when not stated.</summary>
    public bool? IsInvokedFromOutside { get; init; }

    public ImmutableList<FlowModuleAlias> Aliases { get; init; } = [];
}

/// <summary>Content that no longer changes. The version's id ends in its number, such as <c>:1</c>.</summary>
public sealed record FlowVersion(long Number, string Content, string? Description = null, string? Settings = null);

/// <summary>A name for one version of a module, which can be moved to another.</summary>
public sealed record FlowModuleAlias(string Id, string Name, long Version, string? Description, DateTimeOffset ModifiedAt);
