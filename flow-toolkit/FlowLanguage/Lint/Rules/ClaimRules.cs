using System.Text.Json;
using ScreenPop.FlowLanguage.Contract;

namespace ScreenPop.FlowLanguage.Lint.Rules;

/// <summary>
/// Rules against spoofed attributes. A chat visitor, an API or another flow can set any attribute before the flow starts. Such a
/// value must not pass for a result of the lookup.
/// </summary>
internal static class ClaimRules
{
    private const string Status = "lookupStatus";
    private const int LongestWalk = 10;
    private const int MostNamed = 4;

    /// <summary>Only flows write these; the agent takes them as the company's own words.</summary>
    private static readonly string[] OfFlows = ["matchedBy", "verifiedBy"];

    public static IReadOnlyList<LintRule> All { get; } =
    [
        new(
            "claims-live",
            LintSeverity.Warning,
            "The contact's own attributes reach the lookup",
            "A chat visitor who sets customerId or popUrl is shown to the agent as a customer whom the lookup found."
        )
        {
            Check = Live,
        },
        new(
            "set-error-unmarked",
            LintSeverity.Warning,
            "A block that fails to set the lookup's answer continues as if it had set it",
            "A visitor who fills the contact's 32,768 bytes keeps the attributes that the block should overwrite."
        )
        {
            Check = Unmarked,
        },
    ];

    private static void Live(LintPass pass)
    {
        if (pass.Subject.Contract is not { } contract || !pass.Flow.Actions.Any(IsLookup))
        {
            return;
        }

        var alive = new ClaimsAlive(pass.Subject, [.. contract.Attributes.Where(IsClaim).Select(entry => entry.Name)]);
        foreach (var lookup in pass.Flow.Actions.Where(IsLookup))
        {
            if (alive.At(lookup) is { Count: > 0 } names)
            {
                var named = string.Join(", ", names.Take(MostNamed));
                var more = names.Count > MostNamed ? $" and {names.Count - MostNamed} more" : "";
                pass.Report(
                    lookup,
                    "",
                    $"{named}{more} can still hold values that the contact came with. Set them to one blank, and {Status} to error, in the first block."
                );
            }
        }
    }

    private static void Unmarked(LintPass pass)
    {
        if (pass.Subject.Contract is not { } contract || !pass.Flow.Actions.Any(IsLookup))
        {
            return;
        }

        pass.Each(
            "UpdateContactAttributes",
            action =>
            {
                if (IsMark(action) || !Names(action).Any(name => contract.Find(name) is { Writer: "lookup" }))
                {
                    return;
                }

                foreach (var error in action.Errors.Where(error => !IsMarked(pass.Flow, error.NextAction)))
                {
                    pass.Report(
                        action,
                        ".Transitions.Errors",
                        $"The branch {error.ErrorType} must lead to a block that sets {Status} to error and nothing else.",
                        error.Json
                    );
                }
            }
        );
    }

    private static bool IsClaim(AttributeEntry entry) =>
        entry.Writer == "lookup" || OfFlows.Contains(entry.Name) || entry.Name.StartsWith("pop", StringComparison.Ordinal);

    private static bool IsLookup(FlowAction action) =>
        action.Type == "InvokeLambdaFunction"
        && action.Text("LambdaFunctionARN")?.Contains("CustomerLookup", StringComparison.Ordinal) == true;

    /// <summary>Whether the path from here, through blocks that set attributes, always reaches a mark.</summary>
    private static bool IsMarked(Flow flow, string start)
    {
        var at = flow.Find(start);
        for (var steps = 0; at is { Type: "UpdateContactAttributes" } && steps < LongestWalk; steps++)
        {
            if (IsMark(at))
            {
                return true;
            }

            at = at.NextAction is { } next ? flow.Find(next) : null;
        }

        return false;
    }

    /// <summary>A mark writes "error" over "match" or "multiple", so it never needs more bytes than the contact has.</summary>
    private static bool IsMark(FlowAction action) =>
        action.Parameters.Member("Attributes") is { ValueKind: JsonValueKind.Object } attributes
        && attributes.EnumerateObject().ToList() is [var only]
        && only.NameEquals(Status)
        && only.Value.ValueKind == JsonValueKind.String
        && only.Value.ValueEquals("error");

    private static IEnumerable<string> Names(FlowAction action) =>
        ReferenceRules.MemberNames(action.Parameters.Member("Attributes"));
}
