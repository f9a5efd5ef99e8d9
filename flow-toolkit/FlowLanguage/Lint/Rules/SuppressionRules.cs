namespace ScreenPop.FlowLanguage.Lint.Rules;

/// <summary>Rules about suppressions without a reason or without a finding.</summary>
internal static class SuppressionRules
{
    private static readonly LintRule NoReason = new(
        "suppression-reason",
        LintSeverity.Error,
        "A suppression gives no reason",
        "Nobody can tell whether it still applies; it suppresses nothing."
    );

    private static readonly LintRule Unused = new(
        "suppression-unused",
        LintSeverity.Warning,
        "A suppression matches no finding",
        "It would hide the problem if it came back."
    );

    public static IReadOnlyList<LintRule> All { get; } = [NoReason, Unused];

    public static List<LintFinding> Apply(List<LintFinding> findings, Suppressions suppressions)
    {
        var result = findings
            .Select(finding =>
                suppressions.Entries.FirstOrDefault(entry => entry.Covers(finding)) is { } entry
                    ? finding with
                    {
                        Suppressed = entry.Reason,
                    }
                    : finding
            )
            .ToList();
        foreach (var entry in suppressions.Entries)
        {
            if (entry.Reason.Length == 0)
            {
                result.Add(new LintFinding(NoReason, entry.Block, "$", 1, $"The suppression of {entry.Rule} needs a reason."));
            }
            else if (!findings.Exists(entry.Covers))
            {
                result.Add(
                    new LintFinding(Unused, entry.Block, "$", 1, $"No finding of {entry.Rule} is left; remove the suppression.")
                );
            }
        }

        return result;
    }
}
