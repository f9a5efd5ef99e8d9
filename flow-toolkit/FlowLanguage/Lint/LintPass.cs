using System.Text.Json;

namespace ScreenPop.FlowLanguage.Lint;

/// <summary>The check of one rule on one flow.</summary>
internal sealed class LintPass(LintRule rule, LintSubject subject, List<LintFinding> findings)
{
    /// <summary>A generated file can break one rule a hundred thousand times; people read the first few.</summary>
    private const int MaxFindings = 50;

    /// <summary>A name in a message can be as long as the file.</summary>
    private const int MaxMessage = 600;

    private int reported;

    public Flow Flow => subject.Flow;

    public LintSubject Subject => subject;

    public void Report(FlowAction action, string below, string message, JsonElement at = default) =>
        Add(action.Identifier, action.Path + below, at.ValueKind == JsonValueKind.Undefined ? action.Json : at, message);

    public void Report(string path, JsonElement at, string message) => Add(null, path, at, message);

    /// <summary>Runs a check on every block of one type.</summary>
    public void Each(string type, Action<FlowAction> check)
    {
        foreach (var action in Flow.Actions)
        {
            if (action.Type == type)
            {
                check(action);
            }
        }
    }

    private void Add(string? identifier, string path, JsonElement at, string message)
    {
        if (++reported <= MaxFindings)
        {
            findings.Add(
                new LintFinding(
                    rule,
                    identifier,
                    path,
                    Flow.LineOf(at),
                    message.Length > MaxMessage ? message[..MaxMessage] + "…" : message
                )
            );
        }
        else if (reported == MaxFindings + 1)
        {
            findings.Add(
                new LintFinding(rule, null, "$", 1, $"More than {MaxFindings} findings of {rule.Id}; the others are not listed.")
            );
        }
    }
}
