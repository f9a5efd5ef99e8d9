using ScreenPop.FlowLanguage.References;

namespace ScreenPop.FlowLanguage.Lint.Rules;

/// <summary>Rules about results of views, stored input, modules and bots that are read too early or too late.</summary>
internal static class SlotRules
{
    public static IReadOnlyList<LintRule> All { get; } =
    [
        new(
            "slot-unset",
            LintSeverity.Warning,
            "$.Views, $.StoredCustomerInput, $.Modules, $.Lex… is read where no block has filled it yet",
            "The value is empty for a contact that takes this path."
        )
        {
            Check = Unset,
        },
        new(
            "slot-after-error",
            LintSeverity.Warning,
            "$.Views, $.StoredCustomerInput, $.Modules, $.Lex… is read on the error branch of the block that fills it",
            "The value is empty, or left over from an earlier block."
        )
        {
            Check = AfterError,
        },
        new(
            "slot-stale",
            LintSeverity.Warning,
            "$.Views, $.Modules or $.Lex is read after another block has replaced it",
            "The second view, module or bot has replaced the first one's values: the value is empty."
        )
        {
            Check = Stale,
        },
        new(
            "input-overwritten",
            LintSeverity.Warning,
            "Stored input is replaced before anything reads it",
            "The caller's first input is lost: $.StoredCustomerInput holds only the last."
        )
        {
            Check = Overwritten,
        },
    ];

    private static void Unset(LintPass pass)
    {
        foreach (var (slot, reads, text, reference) in Reads(pass))
        {
            // A slot that survives a transfer may hold a value of the previous flow when this flow never fills it.
            if (reads.MayBeUnset(text.Action) && !(slot.Survives && reads.Writers.Count == 0))
            {
                pass.Report(
                    text.Action,
                    text.Below,
                    $"A contact can reach this block before any block has filled {Excerpt.Of(reference.Text)}.",
                    text.Json
                );
            }
        }
    }

    private static void AfterError(LintPass pass)
    {
        foreach (var (_, reads, text, reference) in Reads(pass))
        {
            if (reads.MayHaveFailed(text.Action))
            {
                pass.Report(
                    text.Action,
                    text.Below,
                    $"A contact can reach this block from an error branch: {Excerpt.Of(reference.Text)} then has no new value.",
                    text.Json
                );
            }
        }
    }

    private static void Stale(LintPass pass)
    {
        var owners = new Dictionary<string, FlowAction>(StringComparer.Ordinal);
        foreach (var (slot, reads, text, reference) in Reads(pass))
        {
            if (
                Member(reference) is not { } key
                || reads.OnlyWriter(text.Action) is not { } writer
                || slot.Source(writer) is not { } source
            )
            {
                continue;
            }

            if (!owners.TryAdd($"{slot.Root}.{key}", writer) && slot.Source(owners[$"{slot.Root}.{key}"]) != source)
            {
                pass.Report(
                    text.Action,
                    text.Below,
                    $"{Excerpt.Of(reference.Text)} is read after \"{writer.Identifier}\"; elsewhere it comes from \"{owners[$"{slot.Root}.{key}"].Identifier}\".",
                    text.Json
                );
            }
        }
    }

    private static void Overwritten(LintPass pass)
    {
        var reads = pass.Subject.ReadsOf(FlowSlot.StoredInput);
        if (reads.Writers.Count < 2)
        {
            return;
        }

        var readers = pass
            .Subject.References[FlowSlot.StoredInput.Root]
            .Select(found => found.Text.Action)
            .Concat(pass.Flow.Actions.Where(action => action.Type == "TransferToFlow"))
            .ToList();
        for (var writer = 0; writer < reads.Writers.Count; writer++)
        {
            var store = reads.Writers[writer];
            var isReplaced = reads.Writers.Any(later => reads.MayHold(later, writer));
            if (isReplaced && !readers.Exists(reader => reads.MayHold(reader, writer)))
            {
                pass.Report(store, ".Parameters", "No block reads this input before another block replaces it.");
            }
        }
    }

    /// <summary>The member that differs between views, modules or bots; null for members that all of them have.</summary>
    private static string? Member(FlowReference reference) =>
        (reference.Root is "Views" && reference.Segments is [_, "ViewResultData", _, ..])
        || (reference.Root is "Modules" && reference.Segments is [_, "ResultData", _, ..])
        || (reference.Root is "Lex" && reference.Segments is [_, "Slots", _, ..])
            ? reference.Segments[2]
            : null;

    private static IEnumerable<(FlowSlot Slot, SlotReads Reads, ParameterText Text, FlowReference Reference)> Reads(LintPass pass)
    {
        foreach (var slot in FlowSlot.Others)
        {
            foreach (var (text, reference) in pass.Subject.References[slot.Root])
            {
                var isOwnInput =
                    slot.Root == "Modules" && reference.Segments is [_, "Input", ..] && pass.Subject.Type == FlowType.Module;
                if (!isOwnInput)
                {
                    yield return (slot, pass.Subject.ReadsOf(slot), text, reference);
                }
            }
        }
    }
}
