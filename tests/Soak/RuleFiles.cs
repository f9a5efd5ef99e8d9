using System.Text.Json.Nodes;
using ScreenPop.FlowLanguage.Placeholders;
using ScreenPop.LocalConnect;
using ScreenPop.Toolchain;

namespace ScreenPop.Soak;

/// <summary>The pop rules of the agents' pages: the shipped file, and one that pops at later moments.</summary>
internal static class RuleFiles
{
    /// <summary>The beginning of a record's address, before the customer's id.</summary>
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
