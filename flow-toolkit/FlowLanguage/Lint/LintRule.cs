namespace ScreenPop.FlowLanguage.Lint;

public enum LintSeverity
{
    /// <summary>Amazon Connect takes the flow; a caller, an agent or the next deployment will not be happy with it.</summary>
    Warning,

    /// <summary>Amazon Connect refuses the flow, or a part of this suite does not understand it.</summary>
    Error,
}

/// <summary>One thing the linter looks for.</summary>
/// <param name="Id">Stable name, for suppressions and SARIF.</param>
/// <param name="Title">What is wrong, in a few words.</param>
/// <param name="Consequence">What will happen to a caller, or at publish.</param>
public sealed record LintRule(string Id, LintSeverity Severity, string Title, string Consequence)
{
    internal Action<LintPass> Check { get; init; } = _ => { };
}

/// <summary>One place where a rule does not hold.</summary>
/// <param name="Identifier">The block, or null for the file as a whole.</param>
/// <param name="Path">JSON path.</param>
/// <param name="Line">1-based.</param>
/// <param name="Message">What is wrong here.</param>
/// <param name="Suppressed">The reason it was suppressed with; null for a live finding.</param>
public sealed record LintFinding(
    LintRule Rule,
    string? Identifier,
    string Path,
    int Line,
    string Message,
    string? Suppressed = null
);

/// <summary>What linting one file gave.</summary>
/// <param name="File">As it was named.</param>
/// <param name="Readable">False when there was nothing to lint.</param>
public sealed record LintReport(string File, bool Readable, IReadOnlyList<LintFinding> Findings)
{
    public IEnumerable<LintFinding> Live => Findings.Where(finding => finding.Suppressed is null);
}
