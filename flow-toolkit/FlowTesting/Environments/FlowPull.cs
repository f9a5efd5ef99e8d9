using System.Text.Json;
using System.Text.RegularExpressions;
using ScreenPop.FlowLanguage;
using ScreenPop.FlowLanguage.Placeholders;

namespace ScreenPop.FlowTesting.Environments;

/// <summary>
/// Turns values of one instance back into placeholders: the reverse of <see cref="Placeholder.Fill(Flow,
/// IReadOnlyDictionary{string, string})"/>. Whole JSON values are compared; inside a longer text only whole ARNs are.
/// </summary>
public static partial class FlowPull
{
    /// <exception cref="UnresolvedArnsException">Lists every ARN and instance id without a name in the environment.</exception>
    public static Flow Pull(Flow flow, FlowEnvironment environment)
    {
        var names = environment.Values.ToDictionary(entry => entry.Value, entry => entry.Key, StringComparer.Ordinal);
        var arns = environment
            .Values.Where(entry => entry.Value.StartsWith("arn:", StringComparison.Ordinal))
            .OrderByDescending(entry => entry.Value.Length)
            .ToList();
        var pulled = flow.Rewrite(text =>
            names.TryGetValue(text, out var name) ? $"${{{name}}}"
            : Versioned().Match(text) is { Success: true } versioned
            && names.TryGetValue(versioned.Groups["id"].Value, out var module)
                ? $"${{{module}}}{versioned.Groups["version"].Value}"
            : ReplaceArns(KeepLiterals(text), arns)
        );
        var unresolved = Unresolved(pulled).Distinct(StringComparer.Ordinal).ToList();
        return unresolved.Count == 0 ? pulled : throw new UnresolvedArnsException(flow.Name, environment.Name, unresolved);
    }

    /// <summary>Escapes text that only looks like a placeholder as <c>${!Name}</c>, like Fn::Sub.</summary>
    private static string KeepLiterals(string text) => Literal().Replace(text, "${!$1}");

    private static string ReplaceArns(string text, List<KeyValuePair<string, string>> arns)
    {
        foreach (var (name, arn) in arns)
        {
            for (
                var at = text.IndexOf(arn, StringComparison.Ordinal);
                at >= 0;
                at = text.IndexOf(arn, at + 1, StringComparison.Ordinal)
            )
            {
                var end = at + arn.Length;
                if (end == text.Length || !(char.IsAsciiLetterOrDigit(text[end]) || text[end] is '-' or '_' or '/'))
                {
                    text = $"{text[..at]}${{{name}}}{text[end..]}";
                }
            }
        }

        return text;
    }

    private static List<string> Unresolved(Flow flow)
    {
        var found = new List<string>();
        flow.Rewrite(text =>
        {
            found.AddRange(Arn().Matches(text).Select(match => match.Value));
            return null;
        });
        found.AddRange(flow.Actions.SelectMany(action => InstanceIds(action.Parameters)));
        return found;
    }

    /// <summary>Finds bare ids in parameters such as QueueId and FlowModuleId. They belong to one instance, as ARNs do.</summary>
    private static IEnumerable<string> InstanceIds(JsonElement json) =>
        json.ValueKind != JsonValueKind.Object
            ? []
            : json.EnumerateObject()
                .SelectMany(member =>
                    member.Value.ValueKind == JsonValueKind.String
                        ? member.Name.EndsWith("Id", StringComparison.Ordinal) && IsInstanceId(member.Value.GetString()!)
                            ? [member.Value.GetString()!]
                            : []
                        : InstanceIds(member.Value)
                );

    private static bool IsInstanceId(string text) =>
        Guid.TryParse(text, out _)
        || (Versioned().Match(text) is { Success: true } match && Guid.TryParse(match.Groups["id"].Value, out _));

    /// <summary>A module with its version: <c>id:$LATEST</c>, <c>id:3</c> or an alias.</summary>
    [GeneratedRegex(@"\A(?<id>[^:]+)(?<version>:(?:\$LATEST|[A-Za-z0-9_-]+))\z")]
    private static partial Regex Versioned();

    [GeneratedRegex(@"\$\{([A-Za-z0-9_.:]+)\}")]
    private static partial Regex Literal();

    [GeneratedRegex(@"arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:[0-9]{12}:[A-Za-z0-9_/:.$-]+")]
    private static partial Regex Arn();
}
