using System.Text.Json.Nodes;
using ScreenPop.FlowLanguage.Placeholders;
using ScreenPop.LocalConnect;
using ScreenPop.Toolchain;

namespace ScreenPop.Soak;

/// <summary>The pop rules that the agents' pages run on: the shipped file, and one that waits for later moments.</summary>
internal static class RuleFiles
{
    /// <summary>Before the customer's id in the address of a record.</summary>
    public const string Records = "http://localhost:5182/customers/";

    /// <param name="layout">The repository.</param>
    /// <returns>Each file and whether it pops while the contact rings.</returns>
    public static IReadOnlyList<(JsonNode Content, bool PopsAtRing)> Load(RepositoryLayout layout)
    {
        var shipped = Placeholder.FillJson(
            File.ReadAllBytes(Path.Combine(layout.WebWidget, "public", "screen-pop.json")),
            "screen-pop.json",
            new LocalAddresses(5180).Placeholders
        );
        return [(JsonNode.Parse(shipped)!, true), (Later(JsonNode.Parse(shipped)!), false)];
    }

    private static JsonNode Later(JsonNode file)
    {
        var known = file["rules"]!.AsArray()[0]!;
        var connected = known.DeepClone();
        connected["name"] = "Gold customer";
        connected["when"]!["customerTier"] = "gold";
        connected["at"] = "connected";
        known["at"] = "accepted";
        file["rules"]!.AsArray().Insert(0, connected);
        return file;
    }
}
