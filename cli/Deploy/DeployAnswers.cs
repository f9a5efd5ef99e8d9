namespace ScreenPop.Cli.Deploy;

/// <summary>The deployer's answers. For null, the command finds the value or asks.</summary>
internal sealed record DeployAnswers
{
    public required string Stack { get; init; }

    /// <summary>Id, alias or ARN of the instance.</summary>
    public string? Instance { get; init; }

    /// <summary>Origin of the record system.</summary>
    public string? RecordUrl { get; init; }

    /// <summary>ISO 3166 code of numbers without a country code; empty for none.</summary>
    public string? Country { get; init; }

    /// <summary>E.164, or <c>none</c>.</summary>
    public string? Number { get; init; }

    /// <summary>ARN of an existing queue.</summary>
    public string? Queue { get; init; }

    /// <summary>Id of the routing profile that gets the queue, or <c>none</c>.</summary>
    public string? RoutingProfile { get; init; }

    public FileInfo? Customers { get; init; }

    public FileInfo? Lines { get; init; }

    /// <summary>Other parameters of the template, as <c>Name=value</c>.</summary>
    public IReadOnlyList<string> Parameters { get; init; } = [];

    /// <summary>Asks nothing. A missing answer is an error.</summary>
    public bool Yes { get; init; }

    /// <summary>Stops after the plan.</summary>
    public bool DryRun { get; init; }
}
