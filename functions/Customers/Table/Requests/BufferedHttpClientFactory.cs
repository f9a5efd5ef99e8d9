using Amazon.Runtime;

namespace ScreenPop.Customers.Table.Requests;

/// <summary>
/// HTTP clients for the SDK that hand over an answer when its body is in memory. The SDK asks for the headers only and then
/// reads the body without the token (HttpRequestMessageFactory and Unmarshaller of AWSSDK.Core 4): a table that sends headers
/// and stalls would hold a lookup beyond any deadline.
/// </summary>
/// <param name="network">Sends the requests; by default over sockets.</param>
public sealed class BufferedHttpClientFactory(Func<HttpMessageHandler>? network = null) : HttpClientFactory
{
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) =>
        new(new BufferingHandler(network?.Invoke() ?? Sockets()))
        {
            // Time limits are the caller's own.
            Timeout = Timeout.InfiniteTimeSpan,
        };

    private static SocketsHttpHandler Sockets() => new() { AllowAutoRedirect = false, UseCookies = false };

    private sealed class BufferingHandler(HttpMessageHandler network) : DelegatingHandler(network)
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            try
            {
                await response.Content.LoadIntoBufferAsync(cancellationToken).ConfigureAwait(false);
                return response;
            }
            catch
            {
                response.Dispose();
                throw;
            }
        }
    }
}
