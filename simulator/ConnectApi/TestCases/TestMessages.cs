using System.Text.Json.Nodes;
using ScreenPop.FlowEngine.Ports;

namespace ScreenPop.ConnectApi.TestCases;

/// <summary>Compares a message with the one that a test waits for.</summary>
internal static class TestMessages
{
    /// <summary>The minimum share of the expected words in a similar message. The service compares meanings.</summary>
    private const double Similar = 0.6;

    public static bool Matches(JsonObject? wanted, IReadOnlyList<Prompt> said)
    {
        if (wanted.Text("PromptId") is { } id)
        {
            return said.Any(prompt => prompt.Kind == PromptKind.PromptId && TestOverrides.IsSame(prompt.Content, id));
        }

        if (wanted.Object("Media") is { } media)
        {
            return said.Any(prompt => prompt.Kind == PromptKind.Media && prompt.Content == media.Text("Uri"));
        }

        var text = string.Join(' ', said.Select(prompt => prompt.Content));
        var part = wanted.Text("Text") ?? wanted.Text("SSML") ?? "";
        // The service loses criteria that are elsewhere or are not an object, and the message never matches.
        return wanted.Object("MatchingCriteria").Text("Type") switch
        {
            "Inclusion" => text.Contains(part, StringComparison.Ordinal),
            "Similarity" => IsSimilar(part, text),
            _ => false,
        };
    }

    private static bool IsSimilar(string wanted, string said)
    {
        var words = Words(wanted);
        return words.Count > 0 && words.Count(Words(said).Contains) >= words.Count * Similar;
    }

    private static HashSet<string> Words(string text) =>
        [
            .. text.ToLowerInvariant()
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(word => word.Trim('.', ',', '!', '?', ';', ':')),
        ];
}
