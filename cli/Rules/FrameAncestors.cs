namespace ScreenPop.Cli.Rules;

/// <summary>Decides which origins may frame a page, as a browser reads the page's headers.</summary>
/// <param name="page">The page.</param>
/// <param name="policies">Its Content-Security-Policy headers.</param>
/// <param name="options">Its X-Frame-Options headers, which count when no policy has <c>frame-ancestors</c>.</param>
internal sealed class FrameAncestors(Uri page, IEnumerable<string> policies, IEnumerable<string> options)
{
    private const string Directive = "frame-ancestors";
    private const string SameOrigin = "SAMEORIGIN";

    private readonly List<string[]> lists =
    [
        .. policies
            // Commas separate policies of one header.
            .SelectMany(policy => policy.Split(','))
            .SelectMany(policy => policy.Split(';', StringSplitOptions.TrimEntries))
            .Select(directive => directive.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words is [var name, ..] && name.Equals(Directive, StringComparison.OrdinalIgnoreCase))
            .Select(words => words[1..]),
    ];

    private readonly List<string> older =
    [
        .. options
            .SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries))
            .Where(value => new[] { "DENY", SameOrigin }.Contains(value, StringComparer.OrdinalIgnoreCase)),
    ];

    /// <summary>The text of the header that decides; empty when there is none and any origin may frame the page.</summary>
    public string Said =>
        lists.Count > 0
            ? string.Join("; ", lists.Select(list => string.Join(' ', list.Prepend(Directive))))
            : string.Join(", ", older.Select(value => $"X-Frame-Options: {value}"));

    /// <summary>The origins that may not frame the page. Every origin around a frame must be allowed.</summary>
    public IReadOnlyList<string> Refused(IEnumerable<string> origins) => [.. origins.Where(origin => !Allows(new Uri(origin)))];

    private bool Allows(Uri ancestor) =>
        lists.Count > 0
            ? lists.TrueForAll(list => list.Any(source => Matches(source, ancestor)))
            : older.Count == 0
                || (older.TrueForAll(value => value.Equals(SameOrigin, StringComparison.OrdinalIgnoreCase)) && IsOwn(ancestor));

    private bool IsOwn(Uri ancestor) => Uri.Compare(ancestor, page, UriComponents.SchemeAndServer, UriFormat.Unescaped, 0) == 0;

    private bool Matches(string source, Uri ancestor)
    {
        switch (source.ToLowerInvariant())
        {
            case "*":
                return true;
            case "'self'":
                return IsOwn(ancestor);
            case "'none'":
                return false;
            case var scheme when scheme.EndsWith(':'):
                return IsScheme(scheme[..^1], ancestor);
        }

        var parts = source.Split("://");
        var (name, port) = parts[^1].Split('/')[0].Split(':') is [var host, var named]
            ? (host, named)
            : (parts[^1].Split('/')[0], "");
        return IsScheme(parts.Length > 1 ? parts[0] : page.Scheme, ancestor)
            && (
                name.StartsWith("*.", StringComparison.Ordinal)
                    ? ancestor.Host.EndsWith(name[1..], StringComparison.OrdinalIgnoreCase)
                    : ancestor.Host.Equals(name, StringComparison.OrdinalIgnoreCase)
            )
            && (port == "*" || (port == "" ? ancestor.IsDefaultPort : port == $"{ancestor.Port}"));
    }

    /// <summary>A source with http also allows https.</summary>
    private static bool IsScheme(string scheme, Uri ancestor) =>
        scheme.Equals(ancestor.Scheme, StringComparison.OrdinalIgnoreCase)
        || (scheme.Equals("http", StringComparison.OrdinalIgnoreCase) && ancestor.Scheme == "https");
}
