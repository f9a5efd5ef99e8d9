namespace ScreenPop.FlowLanguage.Lint;

public enum LintSeverity
{
    /// <summary>Amazon Connect accepts the flow, but it causes trouble for a caller, an agent or the next deployment.</summary>
    Warning,

    /// <summary>Amazon Connect refuses the flow, or a part of this suite cannot use it.</summary>
    Error,
}

/// <summary>One rule of the linter.</summary>
/// <param name="Id">Stable name, for suppressions and SARIF.</param>
/// <param name="Title">The problem in a few words.</param>
/// <param name="Consequence">The effect on a caller, or at publish.</param>
public sealed record LintRule(string Id, LintSeverity Severity, string Title, string Consequence)
{
    internal Action<LintPass> Check { get; init; } = _ => { };
}

/// <summary>One place where a flow breaks a rule.</summary>
/// <param name="Identifier">The block, or null for the file as a whole.</param>
/// <param name="Path">JSON path.</param>
/// <param name="Line">1-based.</param>
/// <param name="Message">The problem at this place.</param>
/// <param name="Suppressed">The reason of its suppression; null for a live finding.</param>
public sealed record LintFinding(
    LintRule Rule,
    string? Identifier,
    string Path,
    int Line,
    string Message,
    string? Suppressed = null
);

/// <summary>The result of linting one file.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Readable">False when the file is not a flow at all.</param>
public sealed record LintReport(string File, bool Readable, IReadOnlyList<LintFinding> Findings)
{
    public IEnumerable<LintFinding> Live => Findings.Where(finding => finding.Suppressed is null);
}
