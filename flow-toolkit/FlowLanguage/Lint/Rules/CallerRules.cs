using System.Globalization;
using System.Text.Json;
using ScreenPop.FlowLanguage.Catalogue;

namespace ScreenPop.FlowLanguage.Lint.Rules;

/// <summary>Rules about valid flows in which calls go wrong: loops, queues, whispers, recordings.</summary>
internal static class CallerRules
{
    private const int SuspectAge = 60_000;

    public static IReadOnlyList<LintRule> All { get; } =
    [
        new(
            "menu-unguarded",
            LintSeverity.Warning,
            "A menu leads back to itself without a Loop block in between",
            "A caller who presses nothing, or a line left open, stays in the menu for ever and occupies a channel."
        )
        {
            Check = Menus,
        },
        new(
            "silent-loop",
            LintSeverity.Warning,
            "A loop of blocks has none that takes time",
            "The contact spins until Amazon Connect ends it; the caller hears silence."
        )
        {
            Check = SilentLoops,
        },
        new(
            "queue-unset",
            LintSeverity.Warning,
            "A transfer to queue with no Set working queue in the flow",
            "Unless an earlier flow set one, the transfer fails and the caller takes the error branch."
        )
        {
            Check = QueueUnset,
        },
        new(
            "whisper-slow",
            LintSeverity.Warning,
            "A whisper flow waits, loops or asks for input",
            "Agent and customer are not connected until it ends, and after two minutes the call drops."
        )
        {
            Check = SlowWhisper,
        },
        new(
            "logging-input",
            LintSeverity.Warning,
            "Flow logs are on while a caller enters something secret",
            "CloudWatch Logs contain the digits in plain text."
        )
        {
            Check = LoggedInput,
        },
        new(
            "queue-age-unit",
            LintSeverity.Warning,
            "A queue age is compared with a number in a doubtful unit",
            "AWS's own sample compares OldestContactInQueueAgeSeconds with 300000 for five minutes; a small number may mean milliseconds and always be exceeded."
        )
        {
            Check = QueueAge,
        },
        new("voice-id-retired", LintSeverity.Warning, "Voice ID ended on 20 May 2026", "The block takes its error branch.")
        {
            Check = VoiceId,
        },
        new(
            "recording-deprecated",
            LintSeverity.Warning,
            "The flow sets recording with the older block",
            "It still works; the newer block also has an error branch and redaction."
        )
        {
            Check = Recording,
        },
    ];

    private static void Menus(LintPass pass)
    {
        foreach (var loop in pass.Subject.Graph.Loops())
        {
            var actions = loop.Select(at => pass.Flow.Actions[at]).ToList();
            var menu = actions
                .Where(action => action.Type is "GetParticipantInput" or "ConnectParticipantWithLexBot")
                .MinBy(action => action.Index);
            if (menu is not null && actions.TrueForAll(action => action.Type is not ("Loop" or "Wait")))
            {
                pass.Report(menu, ".Transitions", "A branch of this menu leads back to it, and no block counts the rounds.");
            }
        }
    }

    private static void SilentLoops(LintPass pass)
    {
        foreach (var loop in pass.Subject.Graph.Loops())
        {
            var actions = loop.Select(at => pass.Flow.Actions[at]).ToList();
            if (actions.TrueForAll(action => !TakesTime(action.Type)))
            {
                pass.Report(
                    actions.MinBy(action => action.Index)!,
                    ".Transitions",
                    $"{actions.Count} blocks form a loop here, and none of them plays, asks, waits or counts."
                );
            }
        }
    }

    private static bool TakesTime(string type) =>
        type
            is "MessageParticipant"
                or "MessageParticipantIteratively"
                or "GetParticipantInput"
                or "ConnectParticipantWithLexBot"
                or "ShowView"
                or "Wait"
                or "Loop"
                or "InvokeLambdaFunction"
                or "TransferParticipantToThirdParty"
                or "InvokeFlowModule"
                or "TransferToFlow"
        || ActionCatalogue.Find(type) is null;

    private static void QueueUnset(LintPass pass)
    {
        var sets = pass.Flow.Actions.Any(action => action.Type is "UpdateContactTargetQueue" or "InvokeFlowModule");
        if (!sets && pass.Subject.Type is FlowType.ContactFlow)
        {
            pass.Each("TransferContactToQueue", action => pass.Report(action, "", "No block of this flow sets the queue."));
        }
    }

    private static void SlowWhisper(LintPass pass)
    {
        if (pass.Subject.Type is not (FlowType.AgentWhisper or FlowType.CustomerWhisper))
        {
            return;
        }

        foreach (var action in pass.Flow.Actions)
        {
            if (
                action.Type
                is "Wait"
                    or "Loop"
                    or "InvokeLambdaFunction"
                    or "GetParticipantInput"
                    or "ConnectParticipantWithLexBot"
            )
            {
                pass.Report(action, "", $"{action.Type} keeps agent and customer apart while it runs.");
            }
        }
    }

    private static void LoggedInput(LintPass pass)
    {
        var logging = pass.Flow.Actions.Any(action =>
            action.Type == "UpdateFlowLoggingBehavior" && action.Text("FlowLoggingBehavior") == "Enabled"
        );
        var off = pass.Flow.Actions.Any(action =>
            action.Type == "UpdateFlowLoggingBehavior" && action.Text("FlowLoggingBehavior") == "Disabled"
        );
        if (logging && !off)
        {
            pass.Each(
                "GetParticipantInput",
                action =>
                {
                    if (action.Parameters.Member("InputEncryption").ValueKind == JsonValueKind.Object)
                    {
                        pass.Report(
                            action,
                            ".Parameters.InputEncryption",
                            "The input is encrypted, but flow logs are on: disable them before this block."
                        );
                    }
                }
            );
        }
    }

    private static void QueueAge(LintPass pass) =>
        pass.Each(
            "CheckMetricData",
            action =>
            {
                if (action.Text("MetricType") != "OldestContactInQueueAgeSeconds")
                {
                    return;
                }

                foreach (var operand in action.Conditions.SelectMany(condition => condition.Operands))
                {
                    if (long.TryParse(operand, NumberStyles.None, CultureInfo.InvariantCulture, out var age) && age < SuspectAge)
                    {
                        pass.Report(
                            action,
                            ".Transitions.Conditions",
                            $"{age} would be {age / 1000.0:0.###} seconds if the unit is milliseconds, as in AWS's sample."
                        );
                    }
                }
            }
        );

    private static void VoiceId(LintPass pass)
    {
        foreach (var action in pass.Flow.Actions.Where(action => ActionCatalogue.Find(action.Type) is { IsRetired: true }))
        {
            pass.Report(action, ".Type", $"{action.Type} belongs to Voice ID, which no longer exists.");
        }
    }

    private static void Recording(LintPass pass) =>
        pass.Each(
            "UpdateContactRecordingBehavior",
            action => pass.Report(action, ".Type", "UpdateContactRecordingAndAnalyticsBehavior replaces this block.")
        );
}
