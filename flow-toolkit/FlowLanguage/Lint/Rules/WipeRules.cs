using ScreenPop.FlowLanguage.References;

namespace ScreenPop.FlowLanguage.Lint.Rules;

/// <summary>Checks that no reference without a value replaces a value that a function answered.</summary>
internal static class WipeRules
{
    /// <summary>A generated file can have thousands of blocks that set the same attribute.</summary>
    private const int MaxWalks = 100;

    public static IReadOnlyList<LintRule> All { get; } =
    [
        new(
            "attribute-wiped",
            LintSeverity.Warning,
            "A block replaces a function's value of an attribute with a reference that can be empty",
            "An empty value removes the attribute: the agent no longer sees the customer whom the lookup found. "
                + "Check the reference with *Check contact attributes* first, or set another attribute."
        )
        {
            Check = Wiped,
        },
    ];

    private static void Wiped(LintPass pass)
    {
        var walks = 0;
        var answers = AttributeWrite
            .In(pass.Flow)
            .Where(write => write.Reference is { Root: "External" } && Functions(pass.Subject, write).Count > 0)
            .ToLookup(write => write.Attribute, StringComparer.Ordinal);
        foreach (var later in AttributeWrite.In(pass.Flow).Where(write => write.Reference is not null))
        {
            var why = answers[later.Attribute]
                .Where(earlier => earlier.Action != later.Action)
                .TakeWhile(_ => walks++ < MaxWalks)
                .Select(earlier =>
                    Why(
                        pass.Subject,
                        later,
                        AnswerKept.After(pass.Subject, later, earlier.Action),
                        Functions(pass.Subject, earlier)
                    )
                        is { } reason
                        ? $"which \"{Excerpt.Of(earlier.Action.Identifier)}\" set from an answer: {reason}"
                        : null
                )
                .FirstOrDefault(found => found is not null);
            if (
                why is null
                && pass.Subject.Surroundings.AttributesAnswered.TryGetValue(later.Attribute, out var elsewhere)
                && walks++ < MaxWalks
                && Why(pass.Subject, later, AnswerKept.FromElsewhere(pass.Subject, later), elsewhere) is { } cause
            )
            {
                why = $"which another flow or module sets from an answer: {cause}";
            }

            if (why is not null)
            {
                pass.Report(
                    later.Action,
                    $".Parameters.Attributes.{later.Attribute}",
                    $"This can remove \"{Excerpt.Of(later.Attribute)}\", {why}. Check the reference first, or set another.",
                    later.Json
                );
            }
        }
    }

    /// <summary>
    /// The reason why the later value can be empty while the attribute still has its answer; null when it cannot be empty.
    /// </summary>
    private static string? Why(LintSubject subject, AttributeWrite later, AnswerKept kept, IReadOnlySet<string> functions)
    {
        if (!kept.Reaches(later.Action))
        {
            return null;
        }

        var text = Excerpt.Of(later.Reference!.Text);
        if (later.Reference.Root != "External")
        {
            return IsAlwaysEmpty(subject, later.Reference) ? $"nothing is known to set {text}" : null;
        }

        return kept.AnsweredSince(later.Action).FirstOrDefault(other => !functions.Contains(Function(other))) is { } replaced
                ? $"\"{Excerpt.Of(replaced.Identifier)}\" has replaced that answer, and {text} is empty if its own lacks it"
            : kept.MayHaveFailed(later.Action) ? $"a function can have failed since, and {text} is then empty"
            : null;
    }

    private static bool IsAlwaysEmpty(LintSubject subject, FlowReference reference) =>
        reference.Root == "Attributes"
            ? reference.Segments.Count > 1 && !IsSet(subject, reference.Segments[1])
            : !FlowNamespace.IsKnown(reference.Root) || !FlowNamespace.HasMember(reference.Segments);

    private static bool IsSet(LintSubject subject, string attribute) =>
        subject.Surroundings.AttributesSet.Contains(attribute)
        || subject.Contract?.Find(attribute) is { Writer: "lookup" }
        || FlowSurroundings.AttributesSetBy(subject.Flow).Contains(attribute, StringComparer.Ordinal);

    private static HashSet<string> Functions(LintSubject subject, AttributeWrite write) =>
        subject
            .ExternalReads.Writers.Where((_, writer) => subject.ExternalReads.MayHold(write.Action, writer))
            .Select(Function)
            .ToHashSet(StringComparer.Ordinal);

    private static string Function(FlowAction lambda) => lambda.Text("LambdaFunctionARN") ?? "";
}
