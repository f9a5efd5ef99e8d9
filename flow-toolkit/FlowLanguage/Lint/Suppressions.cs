using System.Text.Json;

namespace ScreenPop.FlowLanguage.Lint;

/// <summary>
/// The findings that a team accepts: <c>NAME.lint.json</c> beside <c>NAME.json</c>, because the console drops notes inside a
/// flow. <c>{"suppress":[{"rule":"…","block":"…","reason":"…"}]}</c>; block is optional.
/// </summary>
public sealed record Suppressions(IReadOnlyList<Suppression> Entries)
{
    public static Suppressions None { get; } = new([]);

    /// <exception cref="FlowFormatException">The text is not a list of suppressions.</exception>
    public static Suppressions Parse(ReadOnlyMemory<byte> utf8, string name)
    {
        try
        {
            FlowReader.CheckStrings(utf8.Span);
            using var document = JsonDocument.Parse(utf8);
            var list = document.RootElement.Member("suppress");
            return list.ValueKind == JsonValueKind.Array
                ? new Suppressions([
                    .. list.EnumerateArray()
                        .Select(entry => new Suppression(
                            entry.Text("rule") ?? "",
                            entry.Text("block"),
                            entry.Text("reason") ?? ""
                        )),
                ])
                : throw new FlowFormatException(
                    name,
                    new FlowProblem("$.suppress", 1, "A file of suppressions has a list named suppress.")
                );
        }
        catch (JsonException exception)
        {
            throw new FlowFormatException(name, new FlowProblem("$", (int)(exception.LineNumber ?? 0) + 1, "Not valid JSON."));
        }
    }
}

/// <summary>One accepted rule.</summary>
/// <param name="Block">Identifier of a block; null for the whole file.</param>
/// <param name="Reason">The reason. An entry without one suppresses nothing.</param>
public sealed record Suppression(string Rule, string? Block, string Reason)
{
    public bool Covers(LintFinding finding) =>
        Reason.Length > 0 && finding.Rule.Id == Rule && (Block is null || Block == finding.Identifier);
}
