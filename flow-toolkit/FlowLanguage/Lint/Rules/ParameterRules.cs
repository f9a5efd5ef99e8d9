using System.Globalization;
using System.Text.Json;
using ScreenPop.FlowLanguage.References;

namespace ScreenPop.FlowLanguage.Lint.Rules;

/// <summary>Rules about values that the service refuses.</summary>
internal static class ParameterRules
{
    private const int LongestLambda = 8;

    private const int LongestAsynchronous = 60;

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
            "lambda-time-limit",
            LintSeverity.Error,
            "The Lambda time limit is not a number from 1 to 8, or to 60 for an asynchronous invocation",
            "Publishing fails: Amazon Connect waits 8 seconds at most, and 60 for an asynchronous invocation."
        )
        {
            Check = LambdaLimit,
        },
    ];

    private static void Empty(LintPass pass)
    {
        foreach (var text in pass.Subject.Texts)
        {
            if (text.Text.Source.Length == 0 && !IsDeepInView(text.Below))
            {
                pass.Report(text.Action, text.Below, "The value is an empty string.", text.Json);
            }
        }
    }

    /// <summary>A view accepts empty texts below the direct members of its data: published flows have them.</summary>
    private static bool IsDeepInView(string below)
    {
        const string Data = ".Parameters.ViewData.";
        return below.StartsWith(Data, StringComparison.Ordinal) && below.AsSpan(Data.Length).IndexOfAny('.', '[') >= 0;
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
                var longest = action.Text("InvocationType") == "ASYNCHRONOUS" ? LongestAsynchronous : LongestLambda;
                if (
                    !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
                    || seconds < 1
                    || seconds > longest
                )
                {
                    pass.Report(
                        action,
                        ".Parameters.InvocationTimeLimitSeconds",
                        $"\"{Excerpt.Of(text)}\" is not a number from 1 to {longest}."
                    );
                }
            }
        );
}
