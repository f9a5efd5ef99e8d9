using System.Text.Json;
using System.Text.RegularExpressions;
using ScreenPop.Toolchain;

namespace ScreenPop.Cli.Tests.Documents;

/// <summary>
/// Checks that a command and its options exist. <c>screenpop</c> parses its own; a list has the operations and options that
/// versions 1 and 2 of <c>aws</c> share; another has those of <c>sam</c> 1.151.
/// </summary>
internal static partial class KnownCommands
{
    private static readonly string[] OfAws = ["--query", "--output", "--region", "--profile"];

    private static readonly Dictionary<string, string[]> OfSam = new()
    {
        ["build"] = ["--config-env"],
        ["deploy"] =
        [
            "--guided",
            "--config-env",
            "--stack-name",
            "--s3-prefix",
            "--resolve-s3",
            "--capabilities",
            "--region",
            "--profile",
            "--parameter-overrides",
            "--no-confirm-changeset",
            "--no-fail-on-empty-changeset",
        ],
        ["delete"] = ["--stack-name", "--region", "--profile", "--no-prompts"],
        ["validate"] = ["--lint"],
        ["sync"] = [],
    };

    private static readonly Dictionary<string, AwsOperation> Operations = JsonSerializer.Deserialize<
        Dictionary<string, AwsOperation>
    >(
        File.ReadAllText(Path.Combine(RepositoryLayout.Find().Root, "tests", "Cli.Tests", "Documents", "aws-operations.json")),
        JsonSerializerOptions.Web
    )!;

    /// <summary>The arguments of <c>screenpop</c>, from a clone or installed; null for another command.</summary>
    public static string[]? ScreenPop(ShellCommand command) =>
        command.Words switch
        {
            ["dotnet", "run", "--project", "cli", "--", .. var arguments] => [.. arguments],
            ["dotnet", "run", "--no-build", "--project", "cli", "--", .. var arguments] => [.. arguments],
            ["screenpop", .. var arguments] => [.. arguments],
            _ => null,
        };

    public static IEnumerable<string> Problems(ShellCommand command) =>
        ScreenPop(command) is { } arguments
            ? CommandLine.Create().Parse([.. arguments.Select(Filled)]).Errors.Select(error => error.Message)
        : command.Words is ["aws", .. var aws] ? OfAwsCommand([.. aws])
        : command.Words is ["sam", var operation, .. var options] ? OfSamCommand(operation, options)
        : [];

    private static IEnumerable<string> OfAwsCommand(string[] words)
    {
        if (words is ["configure", "set", _, _])
        {
            yield break;
        }

        if (words.Length < 2 || !Operations.TryGetValue($"{words[0]} {words[1]}", out var operation))
        {
            yield return $"aws-operations.json has no 'aws {string.Join(' ', words.Take(2))}'";
            yield break;
        }

        var given = words.Where(word => word.StartsWith("--", StringComparison.Ordinal)).ToList();
        foreach (var option in given.Except(operation.Options).Except(OfAws))
        {
            yield return $"aws {words[0]} {words[1]} has no {option}";
        }

        foreach (var missing in operation.Required.Except(given))
        {
            yield return $"aws {words[0]} {words[1]} lacks {missing}";
        }
    }

    private static IEnumerable<string> OfSamCommand(string operation, IEnumerable<string> words) =>
        OfSam.TryGetValue(operation, out var options)
            ? words
                .Where(word => word.StartsWith("--", StringComparison.Ordinal))
                .Except(options)
                .Select(option => $"sam {operation} has no {option}")
            : [$"sam has no {operation}"];

    /// <summary>Replaces each variable with a value.</summary>
    private static string Filled(string word) => Variable().Replace(word, "value");

    [GeneratedRegex(@"\$\{?\w+\}?")]
    private static partial Regex Variable();

    private sealed record AwsOperation(string[] Required, string[] Options);
}
