namespace ScreenPop.Deployment.Widget;

/// <summary>The headers that tell browsers and CloudFront how to treat a file.</summary>
/// <param name="ContentType">The media type, with the character set for text.</param>
/// <param name="CacheControl">The Cache-Control header, which sets how long caches keep the file.</param>
internal sealed record FileKind(string ContentType, string CacheControl)
{
    /// <summary>Vite adds a content hash to the names in this folder, so the content of a name never changes.</summary>
    private const string HashedFolder = "assets/";

    private const string Immutable = "public, max-age=31536000, immutable";

    /// <summary>Administrators' changes reach the agents within a minute.</summary>
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
