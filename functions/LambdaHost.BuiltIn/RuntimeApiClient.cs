using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;
using ScreenPop.LambdaHost.RuntimeApi;

namespace ScreenPop.LambdaHost.BuiltIn;

/// <summary>The paths of the Lambda Runtime API: next, response, error.</summary>
internal sealed class RuntimeApiClient(RuntimeApiConnection connection)
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    /// <summary>Waits for the next event, for hours if necessary.</summary>
    /// <exception cref="HttpRequestException">The Runtime API is gone, or its answer is not an event.</exception>
    public async Task<Invocation> NextAsync(CancellationToken cancellationToken)
    {
        using var response = await connection
            .Http.GetAsync(new Uri("invocation/next", UriKind.Relative), cancellationToken)
            .ConfigureAwait(false);
        response.EnsureSuccessStatusCode();

        var deadline =
            Header(response, "Lambda-Runtime-Deadline-Ms") is { } text
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
                ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
                : DateTimeOffset.MaxValue;

        return new Invocation(
            Header(response, "Lambda-Runtime-Aws-Request-Id")
                ?? throw new HttpRequestException("it sent an event without Lambda-Runtime-Aws-Request-Id."),
            Header(response, "Lambda-Runtime-Invoked-Function-Arn") ?? "",
            deadline,
            Header(response, "Lambda-Runtime-Trace-Id"),
            await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false)
        );
    }

    /// <summary>Sends the answer, and handles a refusal by Lambda.</summary>
    /// <exception cref="HttpRequestException">The Runtime API is gone.</exception>
    public async Task RespondAsync(
        string requestId,
        ReadOnlyMemory<byte> answer,
        ILogger log,
        CancellationToken cancellationToken
    )
    {
        using var content = new ReadOnlyMemoryContent(answer) { Headers = { ContentType = Json } };
        using var response = await connection
            .Http.PostAsync(new Uri($"invocation/{requestId}/response", UriKind.Relative), content, cancellationToken)
            .ConfigureAwait(false);
        if (!RuntimeApiConnection.IsAccepted(response.StatusCode))
        {
            await connection
                .AnswerRefusedAsync(requestId, response.StatusCode, answer.Length, log, cancellationToken)
                .ConfigureAwait(false);
        }
    }

    /// <exception cref="HttpRequestException">The Runtime API is gone.</exception>
    public Task FailAsync(string requestId, ErrorReport error, ILogger log, CancellationToken cancellationToken) =>
        connection.FailAsync(requestId, error, log, cancellationToken);

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.First() : null;
}
