using System.Net;

namespace ScreenPop.LocalConnect.Home;

/// <summary>Asks the pages of the other ports whether they are there.</summary>
internal sealed class PageProbe : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly HttpClient http = new() { Timeout = Patience };

    /// <returns>What is wrong with the page; null for one that answers.</returns>
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
