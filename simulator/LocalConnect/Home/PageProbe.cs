using System.Net;

namespace ScreenPop.LocalConnect.Home;

/// <summary>Checks whether the pages at the other ports answer.</summary>
internal sealed class PageProbe : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly HttpClient http = new() { Timeout = Patience };

    /// <returns>The page's problem; null for a page that answers.</returns>
    public async Task<string?> ProblemAsync(Uri page, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.GetAsync(page, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return answer.StatusCode == HttpStatusCode.OK ? null : $"answers {(int)answer.StatusCode}";
        }
        catch (Exception problem)
            when (problem is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return "does not answer";
        }
    }

    public void Dispose() => http.Dispose();
}
