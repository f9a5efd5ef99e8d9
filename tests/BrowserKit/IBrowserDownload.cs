namespace ScreenPop.BrowserKit;

/// <summary>Playwright's own browser.</summary>
internal interface IBrowserDownload
{
    /// <summary>The path of the browser, even if it is not installed.</summary>
    string ExecutablePath { get; }

    /// <returns>Null when it is installed now, otherwise the reason, as a part of a sentence.</returns>
    Task<string?> DownloadAsync(CancellationToken cancellationToken);

    /// <summary>Installs the system libraries that the browser needs.</summary>
    /// <returns>Null when they are installed now, otherwise the reason.</returns>
    Task<string?> InstallLibrariesAsync(CancellationToken cancellationToken);
}
