using System.Text.Json;
using ScreenPop.FlowLanguage.Catalogue;

namespace ScreenPop.FlowLanguage.Lint.Rules;

/// <summary>Rules about the file as a whole.</summary>
internal static class FileRules
{
    /// <summary>Source: CreateContactFlow, <c>Content</c>; developer guide, "Flow language limits".</summary>
    private const int MaxCharacters = 256_000;
    private const int MaxActions = 250;

    private static readonly LintRule NotFlowLanguage = new(
        "not-flow-language",
        LintSeverity.Error,
        "The file is not Flow language 2019-10-30",
        "Amazon Connect refuses it, and callers keep getting the flow that was published before."
    );

    public static IReadOnlyList<LintRule> All { get; } =
    [
        NotFlowLanguage,
        new(
            "duplicate-member",
            LintSeverity.Error,
            "A JSON object has the same member twice",
            "The import drops one of the two without saying which."
        )
        {
            Check = DuplicateMembers,
        },
        new(
            "too-large",
            LintSeverity.Error,
            "The flow is larger than Amazon Connect takes",
            "Publishing fails: a flow has at most 250 blocks and 256,000 characters."
        )
        {
            Check = Size,
        },
        new(
            "settings",
            LintSeverity.Error,
            "A flow has Settings, or a module has none",
            "Publishing fails: a module's content needs Settings, a flow's must not have them."
        )
        {
            Check = Settings,
        },
    ];

    public static IEnumerable<LintFinding> Report(IEnumerable<FlowProblem> problems) =>
        problems
            .Take(MaxActions)
            .Select(problem => new LintFinding(NotFlowLanguage, null, problem.Path, problem.Line, problem.Message));

    private static void DuplicateMembers(LintPass pass)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var work = new Stack<(JsonElement Json, string Under)>();
        work.Push((pass.Flow.Json, "$"));
        while (work.TryPop(out var at))
        {
            names.Clear();
            foreach (var (name, value) in Members(at.Json))
            {
                if (name is not null && !names.Add(name))
                {
                    pass.Report(at.Under, at.Json, $"\"{Excerpt.Of(name)}\" occurs twice in one object.");
                }

                if (value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
                {
                    work.Push((value, name ?? at.Under));
                }
            }
        }
    }

    private static IEnumerable<(string? Name, JsonElement Value)> Members(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object
            ? json.EnumerateObject().Select(member => ((string?)member.Name, member.Value))
            : json.EnumerateArray().Select(item => ((string?)null, item));

    private static void Size(LintPass pass)
    {
        if (pass.Flow.Actions.Count > MaxActions)
        {
            pass.Report(
                pass.Flow.Actions[MaxActions],
                "",
                $"The flow has {pass.Flow.Actions.Count:N0} blocks; this is number {MaxActions + 1}."
            );
        }

        if (pass.Flow.Characters > MaxCharacters)
        {
            pass.Report(
                "$",
                default,
                $"The flow has {pass.Flow.Characters:N0} characters without its white space; {MaxCharacters:N0} are allowed."
            );
        }
    }

    private static void Settings(LintPass pass)
    {
        var hasSettings = pass.Flow.Settings.ValueKind == JsonValueKind.Object;
        if (pass.Subject.Type == FlowType.Module && !hasSettings)
        {
            pass.Report(
                "$",
                default,
                "A module's content needs Settings with InputParameters, OutputParameters and Transitions."
            );
        }
        else if (pass.Subject.Type is { } type and not FlowType.Module && hasSettings)
        {
            pass.Report(
                "$.Settings",
                pass.Flow.Settings,
                $"Only modules have Settings; this is {FlowTypeNames.WithArticle(type)}."
            );
        }
    }
}
