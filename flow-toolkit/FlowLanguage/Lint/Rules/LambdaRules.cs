using System.Globalization;

namespace ScreenPop.FlowLanguage.Lint.Rules;

/// <summary>Rules about what a caller experiences while functions run.</summary>
internal static class LambdaRules
{
    private const int ChainSeconds = 20;
    private const int DefaultSeconds = 3;
    private const int LongestWalk = 25;

    public static IReadOnlyList<LintRule> All { get; } =
    [
        new(
            "lambda-hot-loop",
            LintSeverity.Warning,
            "The error branch of a Lambda block leads straight back to it",
            "While the function is down, the caller hears silence and the function is invoked again and again."
        )
        {
            Check = HotLoop,
        },
        new(
            "lambda-chain",
            LintSeverity.Warning,
            "Lambda blocks in a row can take longer than 20 seconds",
            "The caller hears nothing, and after 20 seconds the block takes its error branch."
        )
        {
            Check = Chain,
        },
        new(
            "error-hangs-up",
            LintSeverity.Warning,
            "An error branch hangs up without a word",
            "When the function, the queue or the transfer fails, the caller is cut off and does not know why."
        )
        {
            Check = HangsUp,
        },
    ];

    private static void HotLoop(LintPass pass) =>
        pass.Each(
            "InvokeLambdaFunction",
            lambda =>
            {
                foreach (var error in lambda.Errors)
                {
                    var at = pass.Flow.Find(error.NextAction);
                    for (var steps = 0; at is not null && steps < LongestWalk && IsSilent(at); steps++)
                    {
                        if (at == lambda)
                        {
                            pass.Report(
                                lambda,
                                ".Transitions.Errors",
                                $"The branch {error.ErrorType} leads back to this block with nothing in between.",
                                error.Json
                            );
                            break;
                        }

                        at = at.NextAction is { } next ? pass.Flow.Find(next) : null;
                    }
                }
            }
        );

    private static bool IsSilent(FlowAction action) =>
        action.Type
            is "InvokeLambdaFunction"
                or "UpdateContactAttributes"
                or "UpdateFlowAttributes"
                or "UpdateContactData"
                or "UpdateFlowLoggingBehavior"
                or "Compare";

    private static void Chain(LintPass pass) =>
        pass.Each(
            "InvokeLambdaFunction",
            first =>
            {
                var total = 0;
                var lambdas = 0;
                var at = first;
                for (var steps = 0; at is not null && steps < LongestWalk && IsSilent(at); steps++)
                {
                    if (at.Type == "InvokeLambdaFunction")
                    {
                        lambdas++;
                        total += int.TryParse(
                            at.Text("InvocationTimeLimitSeconds"),
                            NumberStyles.None,
                            CultureInfo.InvariantCulture,
                            out var seconds
                        )
                            ? Math.Min(seconds, 8)
                            : DefaultSeconds;
                    }

                    at = at.NextAction is { } next && next != first.Identifier ? pass.Flow.Find(next) : null;
                }

                if (total > ChainSeconds)
                {
                    pass.Report(
                        first,
                        "",
                        $"From here {lambdas} Lambda blocks run with no prompt between them, for up to {total} seconds."
                    );
                }
            }
        );

    private static void HangsUp(LintPass pass)
    {
        foreach (var action in pass.Flow.Actions)
        {
            if (
                action.Type
                is not ("InvokeLambdaFunction" or "UpdateContactTargetQueue" or "TransferContactToQueue" or "TransferToFlow")
            )
            {
                continue;
            }

            foreach (var error in action.Errors)
            {
                if (pass.Flow.Find(error.NextAction)?.Type == "DisconnectParticipant")
                {
                    pass.Report(
                        action,
                        ".Transitions.Errors",
                        $"The branch {error.ErrorType} goes straight to Disconnect.",
                        error.Json
                    );
                }
            }
        }
    }
}
