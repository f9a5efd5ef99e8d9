namespace ScreenPop.BrowserKit;

/// <summary>Playwright's own browser.</summary>
internal interface IBrowserDownload
{
    /// <summary>Where it is, or would be.</summary>
    string ExecutablePath { get; }

    /// <returns>Null where it is there now, otherwise the reason, as a part of a sentence.</returns>
    Task<string?> DownloadAsync(CancellationToken cancellationToken);

    /// <summary>Installs the system's libraries that it needs.</summary>
    /// <returns>Null where they are there now, otherwise the reason.</returns>
    Task<string?> InstallLibrariesAsync(CancellationToken cancellationToken);
}
