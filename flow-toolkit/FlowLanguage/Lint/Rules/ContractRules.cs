using ScreenPop.FlowLanguage.References;

namespace ScreenPop.FlowLanguage.Lint.Rules;

/// <summary>Checks the flow against contact-flows/attributes.json, if there is one.</summary>
internal static class ContractRules
{
    public static IReadOnlyList<LintRule> All { get; } =
    [
        new(
            "attribute-contract",
            LintSeverity.Error,
            "The flow sets an attribute that is not in attributes.json",
            "The widget does not show it and no rule can test it: the agent never sees the value."
        )
        {
            Check = SetAttributes,
        },
        new(
            "answer-contract",
            LintSeverity.Error,
            "The flow reads a value that the lookup does not return",
            "The value is always empty."
        )
        {
            Check = ReadAnswers,
        },
        new(
            "attributes-large",
            LintSeverity.Warning,
            "The attributes of one block can exceed the limit of a contact",
            "Over 32,768 bytes the block fails and sets none of them: the agent sees nothing."
        )
        {
            Check = Large,
        },
    ];

    private const int MaxBytes = 32_768;

    private static void SetAttributes(LintPass pass)
    {
        if (pass.Subject.Contract is not { } contract)
        {
            return;
        }

        pass.Each(
            "UpdateContactAttributes",
            action =>
            {
                foreach (var name in Names(action).Where(name => contract.Find(name) is null))
                {
                    pass.Report(
                        action,
                        ".Parameters.Attributes",
                        $"\"{Excerpt.Of(name)}\" is not in attributes.json; add it there or correct the name."
                    );
                }
            }
        );
    }

    private static void ReadAnswers(LintPass pass)
    {
        if (pass.Subject.Contract is not { } contract)
        {
            return;
        }

        foreach (var (text, reference) in pass.Subject.References["External"])
        {
            if (
                reference.Segments.Count > 1
                && contract.Find(reference.Segments[1]) is not { Writer: "lookup" }
                && IsLookup(pass.Subject.ExternalReads.OnlyWriter(text.Action))
            )
            {
                pass.Report(
                    text.Action,
                    text.Below,
                    $"The lookup does not return \"{Excerpt.Of(reference.Segments[1])}\".",
                    text.Json
                );
            }
        }
    }

    /// <summary>Whether this is the suite's own lookup function. The contract does not apply to others.</summary>
    private static bool IsLookup(FlowAction? lambda) =>
        lambda?.Text("LambdaFunctionARN")?.Contains("CustomerLookup", StringComparison.Ordinal) == true;

    private static void Large(LintPass pass)
    {
        if (pass.Subject.Contract is not { } contract)
        {
            return;
        }

        pass.Each(
            "UpdateContactAttributes",
            action =>
            {
                var bytes = Names(action).Sum(name => name.Length + (contract.Find(name)?.MaxBytes ?? 0));
                if (bytes > MaxBytes)
                {
                    pass.Report(
                        action,
                        ".Parameters.Attributes",
                        $"Up to {bytes:N0} bytes according to attributes.json; a contact holds {MaxBytes:N0}."
                    );
                }
            }
        );
    }

    private static IEnumerable<string> Names(FlowAction action) =>
        ReferenceRules.MemberNames(action.Parameters.Member("Attributes")).Where(name => FlowText.Parse(name).IsStatic);
}
