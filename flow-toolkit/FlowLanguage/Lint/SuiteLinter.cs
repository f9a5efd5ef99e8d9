using System.Text.Json;
using System.Text.RegularExpressions;
using ScreenPop.FlowLanguage.Contract;
using ScreenPop.FlowLanguage.Lint.Rules;

namespace ScreenPop.FlowLanguage.Lint;

/// <summary>Checks the widget's rules and the lookup function against the attribute contract.</summary>
public static partial class SuiteLinter
{
    private static readonly LintRule WidgetContract = new(
        "widget-contract",
        LintSeverity.Error,
        "screen-pop.json names an attribute that is not in attributes.json",
        "The rule never matches, or the address it opens has a gap: the agent sees no record."
    );

    private static readonly LintRule FunctionContract = new(
        "function-contract",
        LintSeverity.Error,
        "The lookup returns a value that is not in attributes.json",
        "The function refuses to answer, and every caller is treated as if the lookup had failed."
    );

    internal static IReadOnlyList<LintRule> Rules { get; } = [WidgetContract, FunctionContract];

    /// <summary>The names that rules and addresses may use besides attributes.</summary>
    private static readonly HashSet<string> ContactFields = new(StringComparer.Ordinal)
    {
        "channel",
        "direction",
        "queue",
        "contactId",
        "initialContactId",
        "query",
    };

    /// <summary>Checks the widget's screen-pop.json: names in <c>when</c> and in the braces of addresses.</summary>
    public static LintReport LintWidget(ReadOnlyMemory<byte> utf8, string file, AttributeContract contract)
    {
        try
        {
            FlowReader.CheckStrings(utf8.Span);
            using var document = JsonDocument.Parse(utf8);
            var own = document.RootElement.Member("attributes") is { ValueKind: JsonValueKind.Array } list
                ? list.EnumerateArray().Select(entry => entry.Text("name") ?? "").ToHashSet(StringComparer.Ordinal)
                : [];
            var findings = Names(document.RootElement, "$")
                .Where(found =>
                    contract.Find(found.Name) is null && !ContactFields.Contains(found.Name) && !own.Contains(found.Name)
                )
                .Select(found => new LintFinding(
                    WidgetContract,
                    null,
                    found.Path,
                    1,
                    $"\"{Excerpt.Of(found.Name)}\" is not in attributes.json."
                ));
            return new LintReport(file, true, [.. findings]);
        }
        catch (JsonException exception)
        {
            return new LintReport(
                file,
                false,
                [new LintFinding(WidgetContract, null, "$", (int)(exception.LineNumber ?? 0) + 1, "Not valid JSON.")]
            );
        }
    }

    /// <summary>Checks a source file of the lookup: the names it sets on its answer.</summary>
    public static LintReport LintFunction(string source, string file, AttributeContract contract)
    {
        var findings = AnswerName()
            .Matches(source)
            .Where(match => contract.Find(match.Groups[1].Value) is not { Writer: "lookup" })
            .Select(match => new LintFinding(
                FunctionContract,
                null,
                "$",
                source.AsSpan(0, match.Index).Count('\n') + 1,
                $"\"{match.Groups[1].Value}\" is not an attribute of attributes.json that the lookup writes."
            ));
        return new LintReport(file, true, [.. findings]);
    }

    private static IEnumerable<(string Name, string Path)> Names(JsonElement json, string path) =>
        json.ValueKind switch
        {
            JsonValueKind.Object => json.EnumerateObject()
                .SelectMany(member =>
                    (
                        member.Name == "when" && member.Value.ValueKind == JsonValueKind.Object
                            ? member.Value.EnumerateObject().Select(test => (test.Name, $"{path}.when"))
                            : []
                    ).Concat(Names(member.Value, $"{path}.{member.Name}"))
                ),
            JsonValueKind.Array => json.EnumerateArray().SelectMany((item, index) => Names(item, $"{path}[{index}]")),
            JsonValueKind.String => AddressName().Matches(json.GetString()!).Select(match => (match.Groups[1].Value, path)),
            _ => [],
        };

    /// <summary><c>{name}</c> and <c>{name?}</c>; <c>${Name}</c> is a placeholder of the deployment.</summary>
    [GeneratedRegex(@"(?<!\$)\{([A-Za-z][A-Za-z0-9_-]*)\??\}")]
    private static partial Regex AddressName();

    [GeneratedRegex(@"\banswer\.Set[A-Za-z]*\(\s*""([^""]+)""")]
    private static partial Regex AnswerName();
}
