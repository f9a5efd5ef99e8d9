using ScreenPop.FlowLanguage.Contract;
using ScreenPop.FlowLanguage.Lint.Rules;

namespace ScreenPop.FlowLanguage.Lint;

/// <summary>Checks a flow against every rule. Never throws, whatever the file contains.</summary>
public static class FlowLinter
{
    /// <summary>Every rule, in the order of the documentation.</summary>
    public static IReadOnlyList<LintRule> Rules { get; } =
    [
        .. FileRules.All,
        .. StructureRules.All,
        .. TransitionRules.All,
        .. ParameterRules.All,
        .. ShapeRules.All,
        .. ReferenceRules.All,
        .. SlotRules.All,
        .. WipeRules.All,
        .. LambdaRules.All,
        .. CallerRules.All,
        .. PortabilityRules.All,
        .. ContractRules.All,
        .. ClaimRules.All,
        .. SuiteLinter.Rules,
        .. SuppressionRules.All,
    ];

    /// <summary>Checks one file. A file of ten times the size limit gets only that finding.</summary>
    /// <param name="utf8">The file.</param>
    /// <param name="file">The file's name in findings.</param>
    /// <param name="contract">The attribute contract of the file; null skips the contract's rules.</param>
    /// <param name="suppressions">The findings that the team accepts.</param>
    /// <param name="surroundings">The facts from outside the file, or null.</param>
    public static LintReport Lint(
        ReadOnlyMemory<byte> utf8,
        string file,
        AttributeContract? contract = null,
        Suppressions? suppressions = null,
        FlowSurroundings? surroundings = null
    )
    {
        var reading = FlowReader.Read(utf8, file);
        var findings = FileRules.Report(reading.Problems).ToList();
        if (reading is { Flow: { } flow, IsWhole: true })
        {
            Check(new LintSubject(flow, contract, surroundings ?? new FlowSurroundings()), findings);
        }

        findings = SuppressionRules.Apply(findings, suppressions ?? Suppressions.None);
        return new LintReport(
            file,
            reading.Flow is not null,
            [.. findings.OrderBy(finding => finding.Line).ThenBy(finding => finding.Rule.Id, StringComparer.Ordinal)]
        );
    }

    private static void Check(LintSubject subject, List<LintFinding> findings)
    {
        foreach (var rule in Rules)
        {
            rule.Check(new LintPass(rule, subject, findings));
        }
    }
}
