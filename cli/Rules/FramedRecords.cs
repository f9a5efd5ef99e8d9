using System.Text.Json.Nodes;

namespace ScreenPop.Cli.Rules;

/// <summary>Asks the record systems of a <c>screen-pop.json</c> whether their pages may be framed.</summary>
internal static class FramedRecords
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>The answer of one record system.</summary>
    /// <param name="Place">The place in the file that opens it in a frame.</param>
    /// <param name="Address">The requested address, up to its first placeholder.</param>
    /// <param name="Refused">The origins that may not frame it.</param>
    /// <param name="Said">The header that refuses, or the reason why there is no answer.</param>
    /// <param name="IsReached">Whether it answered at all.</param>
    public sealed record Answer(string Place, Uri Address, IReadOnlyList<string> Refused, string Said, bool IsReached);

    /// <param name="configuration">The content of a <c>screen-pop.json</c>, its placeholders filled.</param>
    /// <param name="ancestors">The origins around the record's frame.</param>
    /// <param name="cancellationToken">Ends the questions.</param>
    public static async Task<IReadOnlyList<Answer>> AskAsync(
        JsonNode? configuration,
        IReadOnlyList<string> ancestors,
        CancellationToken cancellationToken
    )
    {
        using var http = new HttpClient { Timeout = Limit };
        var answers = new List<Answer>();
        foreach (var (place, address) in Of(configuration).DistinctBy(record => record.Address))
        {
            answers.Add(await AskAsync(http, place, address, ancestors, cancellationToken));
        }

        return answers;
    }

    private static async Task<Answer> AskAsync(
        HttpClient http,
        string place,
        Uri address,
        IReadOnlyList<string> ancestors,
        CancellationToken cancellationToken
    )
    {
        try
        {
            // The status does not matter: the same rule applies to a sign-in page and an error page in the frame.
            using var answer = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            IEnumerable<string> Header(string name) => answer.Headers.TryGetValues(name, out var values) ? values : [];
            var page = answer.RequestMessage?.RequestUri ?? address;
            var headers = new FrameAncestors(page, Header("Content-Security-Policy"), Header("X-Frame-Options"));
            return new(place, address, headers.Refused(ancestors), headers.Said, IsReached: true);
        }
        catch (Exception unreached)
            when (unreached is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return new(place, address, [], unreached.Message, IsReached: false);
        }
    }

    private static IEnumerable<(string Place, Uri Address)> Of(JsonNode? configuration)
    {
        if (configuration is not JsonObject file)
        {
            return [];
        }

        var rules = (file["rules"] as JsonArray ?? []).Select(
            (rule, index) => ($"rules[{index}].open", rule?["open"] as JsonObject)
        );
        var records = file["records"] as JsonObject;
        string[] pages = ["customer", "create", "search"];
        return
        [
            .. rules
                .Where(rule => rule.Item2?["target"]?.ToString() == "frame")
                .Select(rule => ($"{rule.Item1}.url", Address(rule.Item2!["url"])))
                .Concat(
                    (records?["target"]?.ToString() ?? "frame") == "frame"
                        ? pages.Select(page => ($"records.{page}", Address(records?[page])))
                        : []
                )
                .Where(record => record.Item2 is not null)
                .Select(record => (record.Item1, record.Item2!)),
        ];
    }

    /// <summary>The address up to the first value of a contact.</summary>
    private static Uri? Address(JsonNode? template) =>
        Uri.TryCreate(template?.ToString().Split('{')[0], UriKind.Absolute, out var address)
        && address.Scheme is "https" or "http"
            ? address
            : null;
}
