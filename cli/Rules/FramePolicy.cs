using System.Text.Json.Nodes;
using ScreenPop.FlowLanguage.Placeholders;
using ScreenPop.LocalConnect;
using ScreenPop.Toolchain;

namespace ScreenPop.Cli.Rules;

/// <summary>
/// The origins that the page's deployed headers let it frame, from the file that the template's headers must match.
/// </summary>
internal sealed class FramePolicy(IReadOnlySet<string> origins)
{
    /// <param name="layout">The repository, which has the headers.</param>
    /// <param name="addresses">The addresses that replace the stack's parameters.</param>
    /// <param name="recordOrigins">The further origins that the stack is deployed with.</param>
    public static FramePolicy Load(RepositoryLayout layout, LocalAddresses addresses, IEnumerable<string> recordOrigins)
    {
        var file = Path.Combine(layout.WebWidget, "security-headers.json");
        var values = new Dictionary<string, string>(addresses.Placeholders)
        {
            ["RecordOrigins"] = string.Join(' ', recordOrigins),
        };
        var headers = JsonNode.Parse(Placeholder.FillJson(File.ReadAllBytes(file), file, values))!;
        return new(OriginsOf(headers["Content-Security-Policy"]!.GetValue<string>()));
    }

    /// <summary>The sources of <c>frame-src</c> in a policy.</summary>
    public static IReadOnlySet<string> OriginsOf(string policy) =>
        policy
            .Split(';', StringSplitOptions.TrimEntries)
            .Where(directive => directive.StartsWith("frame-src ", StringComparison.Ordinal))
            .SelectMany(directive => directive.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The origins of <c>allowedOrigins</c> that the headers refuse, each with its place in the file.</summary>
    public IReadOnlyList<(string Place, string Origin)> Refused(JsonNode? configuration) =>
        configuration is JsonObject file && file["allowedOrigins"] is JsonArray allowed
            ?
            [
                .. allowed
                    .Select((origin, index) => ($"allowedOrigins[{index}]", origin?.ToString().TrimEnd('/') ?? ""))
                    .Where(origin => origin.Item2 != "" && !origins.Contains(origin.Item2)),
            ]
            : [];
}
