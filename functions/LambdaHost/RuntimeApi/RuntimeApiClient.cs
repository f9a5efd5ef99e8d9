using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace ScreenPop.LambdaHost.RuntimeApi;

/// <summary>
/// The Lambda Runtime API, version 2018-06-01, as documented in "Using the Lambda runtime API for custom runtimes":
/// next, response, error and init error.
/// </summary>
internal sealed class RuntimeApiClient(HttpClient http)
{
    private const string Runtime = "2018-06-01/runtime/";
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    /// <summary>Waits, for hours where need be, until there is something to do.</summary>
    public async Task<Invocation> NextAsync(CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync(new Uri(Runtime + "invocation/next", UriKind.Relative), cancellationToken)
            .ConfigureAwait(false);
        response.EnsureSuccessStatusCode();

        var deadline =
            Header(response, "Lambda-Runtime-Deadline-Ms") is { } text
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
                ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
                : DateTimeOffset.MaxValue;

        return new Invocation(
            Header(response, "Lambda-Runtime-Aws-Request-Id")
                ?? throw new InvalidDataException("The Runtime API sent an event without Lambda-Runtime-Aws-Request-Id."),
            Header(response, "Lambda-Runtime-Invoked-Function-Arn") ?? "",
            deadline,
            Header(response, "Lambda-Runtime-Trace-Id"),
            await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false)
        );
    }

    /// <summary>Sends the answer. False when Lambda refuses it, for instance because it is over 6 MB (413).</summary>
    public async Task<bool> RespondAsync(string requestId, ReadOnlyMemory<byte> answer, CancellationToken cancellationToken)
    {
        var status = await PostAsync($"invocation/{requestId}/response", answer, errorType: null, cancellationToken)
            .ConfigureAwait(false);
        return status is not HttpStatusCode.RequestEntityTooLarge;
    }

    public Task FailAsync(string requestId, ErrorReport error, CancellationToken cancellationToken) =>
        PostAsync($"invocation/{requestId}/error", error, cancellationToken);

    public Task FailInitAsync(ErrorReport error, CancellationToken cancellationToken) =>
        PostAsync("init/error", error, cancellationToken);

    private Task<HttpStatusCode> PostAsync(string path, ErrorReport error, CancellationToken cancellationToken) =>
        PostAsync(
            path,
            JsonSerializer.SerializeToUtf8Bytes(error, RuntimeApiJson.Default.ErrorReport),
            error.ErrorType,
            cancellationToken
        );

    private async Task<HttpStatusCode> PostAsync(
        string path,
        ReadOnlyMemory<byte> body,
        string? errorType,
        CancellationToken cancellationToken
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Runtime + path, UriKind.Relative));
        request.Content = new ReadOnlyMemoryContent(body) { Headers = { ContentType = Json } };
        if (errorType is not null)
        {
            request.Headers.Add("Lambda-Runtime-Function-Error-Type", errorType);
        }

        using var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode is HttpStatusCode.InternalServerError)
        {
            throw new HttpRequestException("The Runtime API reports a state it cannot recover from (500).");
        }

        return response.StatusCode;
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.First() : null;
}
