namespace ScreenPop.Ccp;

/// <summary>The page's files, embedded in this assembly.</summary>
internal static class CcpAssets
{
    /// <summary>Opens a file; null when it does not exist.</summary>
    public static Stream? Open(string name) => typeof(CcpAssets).Assembly.GetManifestResourceStream($"wwwroot/{name}");

    public static string TypeOf(string name) =>
        Path.GetExtension(name) switch
        {
            ".js" => "text/javascript; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            _ => "text/html; charset=utf-8",
        };
}
