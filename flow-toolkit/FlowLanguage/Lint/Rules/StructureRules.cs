using System.Buffers;
using System.Text.Json;
using ScreenPop.FlowLanguage.Catalogue;

namespace ScreenPop.FlowLanguage.Lint.Rules;

/// <summary>Rules about blocks, their identifiers and their targets.</summary>
internal static class StructureRules
{
    private const int MaxIdentifier = 50;

    private static readonly SearchValues<char> Forbidden = SearchValues.Create("%:(\\/)=$,;[]{}");

    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "__proto__",
        "constructor",
        "__defineGetter__",
        "__defineSetter__",
        "toString",
        "hasOwnProperty",
        "isPrototypeOf",
        "propertyIsEnumerable",
        "toLocaleString",
        "valueOf",
    };

    public static IReadOnlyList<LintRule> All { get; } =
    [
        new(
            "start-unknown",
            LintSeverity.Error,
            "StartAction is not a block of the flow",
            "Publishing fails; a caller would hear nothing and be cut off."
        )
        {
            Check = Start,
        },
        new(
            "target-unknown",
            LintSeverity.Error,
            "A branch leads to a block that does not exist",
            "Publishing fails; a caller on this branch would be cut off."
        )
        {
            Check = Targets,
        },
        new(
            "identifier-duplicate",
            LintSeverity.Error,
            "Two blocks have the same Identifier",
            "Publishing fails; branches to the second block would end at the first."
        )
        {
            Check = Duplicates,
        },
        new(
            "identifier-illegal",
            LintSeverity.Error,
            "An Identifier has a character or a length that the service refuses",
            "Publishing fails."
        )
        {
            Check = Identifiers,
        },
        new(
            "type-unknown",
            LintSeverity.Error,
            "Flow language has no such action type",
            "Publishing fails with nothing but a path in the message."
        )
        {
            Check = Types,
        },
        new(
            "type-new",
            LintSeverity.Warning,
            "The linter does not know the action type",
            "Its parameters and branches are not checked, and a local call takes its error branch."
        )
        {
            Check = NewTypes,
        },
        new(
            "flow-type",
            LintSeverity.Error,
            "The block is not allowed in this type of flow",
            "Publishing fails; inside a module the caller takes the error branch."
        )
        {
            Check = AllowedHere,
        },
        new(
            "unreachable",
            LintSeverity.Warning,
            "No caller can reach this block",
            "The flow seems to have a path that no caller takes."
        )
        {
            Check = Unreachable,
        },
    ];

    private static void Start(LintPass pass)
    {
        if (pass.Flow.Find(pass.Flow.StartAction) is null)
        {
            pass.Report(
                "$.StartAction",
                pass.Flow.Json.Member("StartAction"),
                $"\"{pass.Flow.StartAction}\" is not a block of this flow."
            );
        }
    }

    private static void Targets(LintPass pass)
    {
        foreach (var action in pass.Flow.Actions)
        {
            foreach (var branch in action.AllBranches.Where(branch => pass.Flow.Find(branch.Target) is null))
            {
                pass.Report(
                    action,
                    ".Transitions",
                    branch.Target.Length == 0
                        ? $"The branch {branch.Name} leads nowhere."
                        : $"The branch {branch.Name} leads to \"{branch.Target}\", which is not a block of this flow."
                );
            }
        }
    }

    private static void Duplicates(LintPass pass)
    {
        foreach (var action in pass.Flow.Actions)
        {
            if (action.Identifier.Length > 0 && pass.Flow.Find(action.Identifier) is { } first && first != action)
            {
                pass.Report(action, ".Identifier", $"\"{action.Identifier}\" is also the Identifier of {first.Path}.");
            }
        }
    }

    private static void Identifiers(LintPass pass)
    {
        foreach (var action in pass.Flow.Actions)
        {
            var identifier = action.Identifier;
            if (identifier.Length == 0 && action.Json.Member("Identifier").ValueKind == JsonValueKind.String)
            {
                pass.Report(action, ".Identifier", "The Identifier is empty.");
            }
            else if (identifier.Length > MaxIdentifier)
            {
                pass.Report(
                    action,
                    ".Identifier",
                    $"The Identifier has {identifier.Length} characters; {MaxIdentifier} are allowed."
                );
            }
            else if (identifier.AsSpan().ContainsAny(Forbidden) || Reserved.Contains(identifier))
            {
                pass.Report(
                    action,
                    ".Identifier",
                    $"\"{identifier}\" has one of % : ( \\ / ) = $ , ; [ ] {{ }} or is a reserved word."
                );
            }
        }
    }

    private static void Types(LintPass pass)
    {
        foreach (var action in pass.Flow.Actions)
        {
            if (ActionCatalogue.Find(action.Type) is null && ActionCatalogue.RightName(action.Type) is { } right)
            {
                pass.Report(action, ".Type", $"There is no action type {action.Type}; the real name is {right}.");
            }
        }
    }

    private static void NewTypes(LintPass pass)
    {
        foreach (var action in pass.Flow.Actions)
        {
            if (
                action.Type.Length > 0
                && ActionCatalogue.Find(action.Type) is null
                && ActionCatalogue.RightName(action.Type) is null
            )
            {
                pass.Report(action, ".Type", $"The action type {Excerpt.Of(action.Type)} is unknown; check its spelling.");
            }
        }
    }

    private static void AllowedHere(LintPass pass)
    {
        if (pass.Subject.Type is not { } type)
        {
            return;
        }

        foreach (var action in pass.Flow.Actions)
        {
            if (ActionCatalogue.Find(action.Type) is { } kind && !kind.FlowTypes.Contains(type))
            {
                pass.Report(action, ".Type", $"{kind.Block} ({kind.Type}) is not allowed in {FlowTypeNames.WithArticle(type)}.");
            }
        }
    }

    private static void Unreachable(LintPass pass)
    {
        foreach (var action in pass.Flow.Actions)
        {
            if (!pass.Subject.Graph.IsReachable(action.Index) && pass.Flow.Find(action.Identifier) == action)
            {
                pass.Report(action, "", "No branch leads from the start to this block.");
            }
        }
    }
}
