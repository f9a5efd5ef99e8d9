using System.Globalization;
using System.Text.Json;
using ScreenPop.FlowLanguage.References;

namespace ScreenPop.FlowLanguage.Lint.Rules;

/// <summary>Values the service refuses.</summary>
internal static class ParameterRules
{
    private const int LongestLambda = 8;
    private static readonly string[] PromptSources = ["Text", "SSML", "PromptId", "Media"];

    public static IReadOnlyList<LintRule> All { get; } =
    [
        new(
            "parameter-empty",
            LintSeverity.Error,
            "A parameter or operand is an empty string",
            "Publishing fails with \"Invalid Action property value\"; a single space would be accepted."
        )
        {
            Check = Empty,
        },
        new(
            "compare-value",
            LintSeverity.Error,
            "Check contact attributes compares something that is not one reference",
            "Publishing fails: ComparisonValue must be one reference with a leaf."
        )
        {
            Check = CompareValue,
        },
        new(
            "prompt-sources",
            LintSeverity.Error,
            "A prompt has no source, or several",
            "Publishing fails: exactly one of Text, SSML, PromptId and Media."
        )
        {
            Check = OnePromptSource,
        },
        new("hooks-several", LintSeverity.Error, "One block sets several event hooks", "Publishing fails: one block per hook.")
        {
            Check = OneHook,
        },
        new(
            "queue-and-agent",
            LintSeverity.Error,
            "A block names a queue and an agent",
            "Publishing fails: QueueId or AgentId, not both."
        )
        {
            Check = pass => NotBoth(pass, "QueueId", "AgentId"),
        },
        new(
            "priority-and-age",
            LintSeverity.Error,
            "A block changes routing priority and queue time together",
            "Publishing fails: one block for each."
        )
        {
            Check = pass => NotBoth(pass, "QueuePriority", "QueueTimeAdjustmentSeconds"),
        },
        new(
            "lambda-time-limit",
            LintSeverity.Error,
            "The Lambda time limit is not a number from 1 to 8",
            "Publishing fails: Amazon Connect waits 8 seconds at most."
        )
        {
            Check = LambdaLimit,
        },
        new(
            "wait-time-limit",
            LintSeverity.Error,
            "Wait has no TimeLimitSeconds",
            "Publishing fails: the service knows TimeLimitSeconds, not the TimeoutSeconds of the documentation."
        )
        {
            Check = WaitLimit,
        },
        new(
            "metric-operator",
            LintSeverity.Error,
            "An agent metric is compared with anything but NumberGreaterThan 0",
            "Publishing fails."
        )
        {
            Check = AgentMetric,
        },
    ];

    private static void Empty(LintPass pass)
    {
        foreach (var text in pass.Subject.Texts)
        {
            if (text.Text.Source.Length == 0)
            {
                pass.Report(text.Action, text.Below, "The value is an empty string.", text.Json);
            }
        }
    }

    private static void CompareValue(LintPass pass) =>
        pass.Each(
            "Compare",
            action =>
            {
                var value = action.Text("ComparisonValue") ?? "";
                var reference = FlowReference.TryParse(value);
                if (reference is null)
                {
                    pass.Report(action, ".Parameters.ComparisonValue", $"\"{Excerpt.Of(value)}\" is not one reference.");
                }
                else if (
                    reference.Segments.Count == 1
                    && !FlowNamespace.IsScalar(reference.Root)
                    && !action.Conditions.Any(condition => condition.Operator == "KeyExists")
                )
                {
                    pass.Report(action, ".Parameters.ComparisonValue", $"{Excerpt.Of(value)} is a group of values, not a value.");
                }
            }
        );

    private static void OnePromptSource(LintPass pass)
    {
        pass.Each("MessageParticipant", action => Check(action, action.Parameters, ".Parameters"));
        pass.Each(
            "MessageParticipantIteratively",
            action =>
            {
                var messages = action.Parameters.Member("Messages");
                if (messages.ValueKind != JsonValueKind.Array || messages.GetArrayLength() == 0)
                {
                    pass.Report(action, ".Parameters.Messages", "There is no message to loop.");
                    return;
                }

                var index = 0;
                foreach (var message in messages.EnumerateArray())
                {
                    Check(action, message, $".Parameters.Messages[{index++}]");
                }
            }
        );

        void Check(FlowAction action, JsonElement prompt, string below)
        {
            var sources = PromptSources.Where(source => prompt.Member(source).ValueKind != JsonValueKind.Undefined).ToList();
            if (sources.Count != 1)
            {
                pass.Report(
                    action,
                    below,
                    sources.Count == 0 ? "The prompt has nothing to play." : $"The prompt has {string.Join(" and ", sources)}."
                );
            }
        }
    }

    private static void OneHook(LintPass pass) =>
        pass.Each(
            "UpdateContactEventHooks",
            action =>
            {
                var hooks = action.Parameters.Member("EventHooks");
                var count = hooks.ValueKind == JsonValueKind.Object ? hooks.EnumerateObject().Count() : 0;
                if (count > 1)
                {
                    pass.Report(action, ".Parameters.EventHooks", $"The block sets {count} hooks.");
                }
            }
        );

    private static void NotBoth(LintPass pass, string first, string second)
    {
        foreach (var action in pass.Flow.Actions)
        {
            if (action.Text(first) is not null && action.Text(second) is not null)
            {
                pass.Report(action, ".Parameters", $"{first} and {second} are both there.");
            }
        }
    }

    private static void LambdaLimit(LintPass pass) =>
        pass.Each(
            "InvokeLambdaFunction",
            action =>
            {
                var json = action.Parameters.Member("InvocationTimeLimitSeconds");
                var text =
                    json.ValueKind == JsonValueKind.String ? json.GetString()!
                    : json.ValueKind == JsonValueKind.Undefined ? "3"
                    : json.GetRawText();
                var isAsynchronous = action.Text("InvocationType") == "ASYNCHRONOUS";
                if (
                    !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
                    || seconds < 1
                    || (seconds > LongestLambda && !isAsynchronous)
                )
                {
                    pass.Report(
                        action,
                        ".Parameters.InvocationTimeLimitSeconds",
                        $"\"{Excerpt.Of(text)}\" is not a number from 1 to {LongestLambda}."
                    );
                }
            }
        );

    private static void WaitLimit(LintPass pass) =>
        pass.Each(
            "Wait",
            action =>
            {
                if (action.Parameters.Member("TimeLimitSeconds").ValueKind == JsonValueKind.Undefined)
                {
                    pass.Report(
                        action,
                        ".Parameters",
                        action.Parameters.Member("TimeoutSeconds").ValueKind == JsonValueKind.Undefined
                            ? "TimeLimitSeconds is missing."
                            : "TimeoutSeconds is refused; the name is TimeLimitSeconds."
                    );
                }
            }
        );

    private static void AgentMetric(LintPass pass) =>
        pass.Each(
            "CheckMetricData",
            action =>
            {
                if (action.Text("MetricType")?.StartsWith("NumberOfAgents", StringComparison.Ordinal) != true)
                {
                    return;
                }

                foreach (var condition in action.Conditions.Where(condition => condition.Label != "NumberGreaterThan 0"))
                {
                    pass.Report(
                        action,
                        ".Transitions.Conditions",
                        $"The condition is \"{Excerpt.Of(condition.Label)}\"; only NumberGreaterThan 0 is taken.",
                        condition.Json
                    );
                }
            }
        );
}
