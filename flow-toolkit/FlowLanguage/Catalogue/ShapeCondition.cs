using System.Text.Json;

namespace ScreenPop.FlowLanguage.Catalogue;

/// <summary>
/// The condition of a catalogue rule: clauses joined by <c>&amp;</c>. <c>Path</c> means present, <c>!Path</c> absent,
/// <c>Path=Value</c> equal ignoring case, <c>!Path=Value</c> another value or absent, <c>Path~A,B</c> one of these.
/// </summary>
internal sealed class ShapeCondition
{
    private readonly IReadOnlyList<Clause> clauses;

    private ShapeCondition(IReadOnlyList<Clause> clauses) => this.clauses = clauses;

    public static ShapeCondition Parse(string text) =>
        new([.. text.Split('&', StringSplitOptions.TrimEntries).Select(Clause.Parse)]);

    public bool Holds(JsonElement parameters) => clauses.All(clause => clause.Holds(parameters));

    private sealed record Clause(string Path, bool IsNegated, IReadOnlyList<string>? Values)
    {
        public static Clause Parse(string text)
        {
            var negated = text.StartsWith('!');
            var rest = negated ? text[1..] : text;
            var at = rest.IndexOfAny(['=', '~']);
            return at < 0 ? new(rest, negated, null) : new(rest[..at], negated, rest[(at + 1)..].Split(','));
        }

        public bool Holds(JsonElement parameters)
        {
            var found = ParameterPath.Find(parameters, Path).Select(place => place.Value).ToList();
            if (Values is null)
            {
                return found.Count > 0 != IsNegated;
            }

            // A value that is only known at run time proves nothing.
            if (
                found.Any(value =>
                    value.ValueKind == JsonValueKind.String && value.GetString()!.Contains('$', StringComparison.Ordinal)
                )
            )
            {
                return false;
            }

            return found.Any(value => Values.Contains(ParameterPath.TextOf(value), StringComparer.OrdinalIgnoreCase))
                != IsNegated;
        }
    }
}
