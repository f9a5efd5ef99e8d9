using System.Text.Json;
using System.Text.RegularExpressions;

namespace ScreenPop.FlowLanguage.Placeholders;

/// <summary>
/// <c>${Name}</c> in a string value, read as CloudFormation's Fn::Sub reads it: <c>${!Name}</c> yields the text <c>${Name}</c>,
/// and <c>$.Attributes.x</c> stays unchanged.
/// </summary>
public static partial class Placeholder
{
    /// <summary>The placeholder names of a text, in order of appearance.</summary>
    public static IEnumerable<string> Names(string text) =>
        text.Contains("${", StringComparison.Ordinal)
            ? Pattern().Matches(text).Where(match => !match.Groups["literal"].Success).Select(match => match.Groups["name"].Value)
            : [];

    /// <summary>The distinct placeholder names of a flow, in order of appearance.</summary>
    public static IReadOnlyList<string> Names(Flow flow)
    {
        var names = new List<string>();
        flow.Rewrite(text =>
        {
            names.AddRange(Names(text));
            return null;
        });
        return [.. names.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Copies the flow and replaces every placeholder in its string values.</summary>
    /// <exception cref="MissingPlaceholdersException">Names every placeholder that has no value.</exception>
    public static Flow Fill(Flow flow, IReadOnlyDictionary<string, string> values)
    {
        var missing = new List<string>();
        var filled = flow.Rewrite(text => text.Contains("${", StringComparison.Ordinal) ? Fill(text, values, missing) : null);
        return missing.Count == 0
            ? filled
            : throw new MissingPlaceholdersException(flow.Name, [.. missing.Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>
    /// Replaces every placeholder in the string values of any other JSON file, such as the widget's <c>screen-pop.json</c>.
    /// </summary>
    /// <exception cref="MissingPlaceholdersException">Names every placeholder that has no value.</exception>
    public static byte[] FillJson(ReadOnlyMemory<byte> utf8, string name, IReadOnlyDictionary<string, string> values)
    {
        using var json = JsonDocument.Parse(utf8);
        var missing = new List<string>();
        var filled = FlowWriter.Write(
            json.RootElement,
            text => text.Contains("${", StringComparison.Ordinal) ? Fill(text, values, missing) : null
        );
        return missing.Count == 0
            ? filled
            : throw new MissingPlaceholdersException(name, [.. missing.Distinct(StringComparer.Ordinal)]);
    }

    private static string Fill(string text, IReadOnlyDictionary<string, string> values, List<string> missing) =>
        Pattern()
            .Replace(
                text,
                match =>
                {
                    var name = match.Groups["name"].Value;
                    if (match.Groups["literal"].Success)
                    {
                        return $"${{{name}}}";
                    }

                    if (values.TryGetValue(name, out var value))
                    {
                        return value;
                    }

                    missing.Add(name);
                    return match.Value;
                }
            );

    [GeneratedRegex(@"\$\{(?<literal>!)?(?<name>[A-Za-z0-9_.:]+)\}")]
    private static partial Regex Pattern();
}
