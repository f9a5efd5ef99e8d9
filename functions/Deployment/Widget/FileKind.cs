namespace ScreenPop.Deployment.Widget;

/// <summary>How browsers and CloudFront are to take a file.</summary>
/// <param name="ContentType">With the character set of text.</param>
/// <param name="CacheControl">How long a copy may be used.</param>
internal sealed record FileKind(string ContentType, string CacheControl)
{
    /// <summary>Vite puts a hash of the content into the names below this folder, so a name's content never changes.</summary>
    private const string HashedFolder = "assets/";

    private const string Immutable = "public, max-age=31536000, immutable";

    /// <summary>What an administrator edits is to reach the agents within minutes.</summary>
    private const string Brief = "public, max-age=60";

    public static FileKind Of(string key) =>
        new(
            TypeOf(key),
            key.StartsWith(HashedFolder, StringComparison.Ordinal) ? Immutable
                : key.EndsWith(".html", StringComparison.Ordinal) ? "no-cache"
                : Brief
        );

    private static string TypeOf(string key) =>
        Path.GetExtension(key) switch
        {
            ".html" => "text/html; charset=utf-8",
            ".js" or ".mjs" => "text/javascript; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            ".json" or ".map" => "application/json",
            ".svg" => "image/svg+xml",
            ".png" => "image/png",
            ".ico" => "image/x-icon",
            ".woff2" => "font/woff2",
            ".wav" => "audio/wav",
            ".mp3" => "audio/mpeg",
            ".txt" or ".md" => "text/plain; charset=utf-8",
            _ => "application/octet-stream",
        };
}
