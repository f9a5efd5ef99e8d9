using System.Text.Json;
using ScreenPop.FlowLanguage.Catalogue;
using ScreenPop.FlowLanguage.References;

namespace ScreenPop.FlowLanguage.Lint.Rules;

/// <summary>Rules about references that have no value, or not the intended one.</summary>
internal static class ReferenceRules
{
    private static readonly HashSet<FlowType> WithAgent =
    [
        FlowType.AgentWhisper,
        FlowType.CustomerWhisper,
        FlowType.OutboundWhisper,
        FlowType.AgentHold,
        FlowType.CustomerHold,
        FlowType.AgentTransfer,
        FlowType.Module,
    ];

    public static IReadOnlyList<LintRule> All { get; } =
    [
        new(
            "namespace-unknown",
            LintSeverity.Warning,
            "A reference starts with a namespace that Amazon Connect does not have",
            "It is always empty: a prompt has a gap, a comparison never matches."
        )
        {
            Check = Namespaces,
        },
        new(
            "member-unknown",
            LintSeverity.Warning,
            "A reference names a member that its namespace does not have",
            "It is always empty: a prompt has a gap, a comparison never matches."
        )
        {
            Check = Members,
        },
        new(
            "reference-malformed",
            LintSeverity.Warning,
            "A value looks like a reference and is not one",
            "The caller hears, or the function gets, the text itself, dollar sign included."
        )
        {
            Check = Malformed,
        },
        new(
            "array-reference",
            LintSeverity.Warning,
            "A reference reads an element of a list in a Lambda answer",
            "A flow cannot read lists: the value is empty."
        )
        {
            Check = Lists,
        },
        new(
            "external-unset",
            LintSeverity.Warning,
            "$.External is read where no Lambda block has answered yet",
            "The value is empty for a contact that takes this path."
        )
        {
            Check = Unset,
        },
        new(
            "external-after-error",
            LintSeverity.Warning,
            "$.External is read on the error branch of a Lambda block",
            "The value is empty, or left over from an earlier function."
        )
        {
            Check = AfterError,
        },
        new(
            "external-stale",
            LintSeverity.Warning,
            "$.External is read after another function has replaced it",
            "The second function's answer has replaced the first: the value is empty."
        )
        {
            Check = Stale,
        },
        new(
            "attribute-never-set",
            LintSeverity.Warning,
            "The flow reads a contact attribute that nothing is known to set",
            "The value is empty unless another flow or the caller's client set it."
        )
        {
            Check = NeverSet,
        },
        new(
            "agent-reference",
            LintSeverity.Warning,
            "$.Agent is read where there is no agent yet",
            "The value is empty: agents are known in whisper, hold and agent transfer flows only."
        )
        {
            Check = Agent,
        },
    ];

    private static void Namespaces(LintPass pass)
    {
        foreach (var (text, reference) in pass.Subject.References.SelectMany(found => found))
        {
            if (!FlowNamespace.IsKnown(reference.Root))
            {
                var hint = reference.Root.Contains("callback", StringComparison.OrdinalIgnoreCase)
                    ? " The callback number has no reference."
                    : "";
                pass.Report(text.Action, text.Below, $"There is no $.{Excerpt.Of(reference.Root)}.{hint}", text.Json);
            }
        }
    }

    private static void Members(LintPass pass)
    {
        foreach (var (text, reference) in pass.Subject.References.SelectMany(found => found))
        {
            if (FlowNamespace.IsKnown(reference.Root) && !FlowNamespace.HasMember(reference.Segments))
            {
                pass.Report(
                    text.Action,
                    text.Below,
                    $"{Excerpt.Of(reference.Text)} names no value of $.{reference.Root}.",
                    text.Json
                );
            }
        }
    }

    private static void Malformed(LintPass pass)
    {
        foreach (var text in pass.Subject.Texts)
        {
            var source = text.Text.Source;
            var looksLikeOne =
                source.StartsWith("$.", StringComparison.Ordinal) || source.StartsWith("$[", StringComparison.Ordinal);
            if (
                looksLikeOne
                && !source.Contains(' ', StringComparison.Ordinal)
                && source.Contains(".$.", StringComparison.Ordinal)
            )
            {
                pass.Report(
                    text.Action,
                    text.Below,
                    $"\"{Excerpt.Of(source)}\" has a reference inside a reference; read the inner one into a flow attribute first.",
                    text.Json
                );
            }
            else if (
                looksLikeOne
                && text.Text.Whole is null
                && !source.Contains(' ', StringComparison.Ordinal)
                && text.Text.Parts is [{ Reference: null }]
            )
            {
                pass.Report(text.Action, text.Below, $"\"{Excerpt.Of(source)}\" cannot be read as a reference.", text.Json);
            }
        }
    }

    private static void Lists(LintPass pass)
    {
        foreach (var (text, reference) in pass.Subject.References["External"])
        {
            if (reference.Segments.Skip(1).Any(segment => segment.All(char.IsAsciiDigit)))
            {
                pass.Report(text.Action, text.Below, $"{Excerpt.Of(reference.Text)} reads an element of a list.", text.Json);
            }
        }
    }

    private static void Unset(LintPass pass)
    {
        if (pass.Subject.Type == FlowType.Module && !pass.Flow.Actions.Any(action => action.Type == "InvokeLambdaFunction"))
        {
            return;
        }

        foreach (var (text, reference) in pass.Subject.References["External"])
        {
            if (pass.Subject.ExternalReads.MayBeUnset(text.Action))
            {
                pass.Report(
                    text.Action,
                    text.Below,
                    $"A contact can reach this block before any function has answered: {Excerpt.Of(reference.Text)} is then empty.",
                    text.Json
                );
            }
        }
    }

    private static void AfterError(LintPass pass)
    {
        foreach (var (text, reference) in pass.Subject.References["External"])
        {
            if (pass.Subject.ExternalReads.MayHaveFailed(text.Action))
            {
                pass.Report(
                    text.Action,
                    text.Below,
                    $"A contact can reach this block from a function's error branch: {Excerpt.Of(reference.Text)} then has no answer.",
                    text.Json
                );
            }
        }
    }

    /// <summary>Reports a key of one function's answer that is read where only another function can have answered.</summary>
    private static void Stale(LintPass pass)
    {
        var owners = new Dictionary<string, FlowAction>(StringComparer.Ordinal);
        foreach (var (text, reference) in pass.Subject.References["External"])
        {
            if (reference.Segments.Count < 2 || pass.Subject.ExternalReads.OnlyWriter(text.Action) is not { } lambda)
            {
                continue;
            }

            var key = reference.Segments[1];
            if (
                !owners.TryAdd(key, lambda)
                && owners[key].Text("LambdaFunctionARN") != lambda.Text("LambdaFunctionARN")
                // Two functions may answer the same member. A block right after a function reads that function's answer.
                && lambda.NextAction != text.Action.Identifier
            )
            {
                pass.Report(
                    text.Action,
                    text.Below,
                    $"{Excerpt.Of(reference.Text)} is read after \"{lambda.Identifier}\"; elsewhere it is the answer of \"{owners[key].Identifier}\".",
                    text.Json
                );
            }
        }
    }

    private static void NeverSet(LintPass pass)
    {
        var known = FlowSurroundings.AttributesSetBy(pass.Flow).ToHashSet(StringComparer.Ordinal);
        known.UnionWith(pass.Subject.Surroundings.AttributesSet);
        foreach (var (text, reference) in pass.Subject.References["Attributes"])
        {
            if (
                reference.Segments.Count > 1
                && !known.Contains(reference.Segments[1])
                && pass.Subject.Contract?.Find(reference.Segments[1]) is null
            )
            {
                pass.Report(
                    text.Action,
                    text.Below,
                    $"Nothing in this flow sets \"{Excerpt.Of(reference.Segments[1])}\".",
                    text.Json
                );
            }
        }
    }

    private static void Agent(LintPass pass)
    {
        if (pass.Subject.Type is not { } type || WithAgent.Contains(type))
        {
            return;
        }

        foreach (var (text, reference) in pass.Subject.References["Agent"])
        {
            pass.Report(
                text.Action,
                text.Below,
                $"{Excerpt.Of(reference.Text)} is empty in {FlowTypeNames.WithArticle(type)}.",
                text.Json
            );
        }
    }

    internal static IEnumerable<string> MemberNames(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object ? json.EnumerateObject().Select(member => member.Name) : [];
}
