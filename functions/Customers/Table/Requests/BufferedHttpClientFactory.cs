using Amazon.Runtime;

namespace ScreenPop.Customers.Table.Requests;

/// <summary>
/// Creates HTTP clients for the SDK that return an answer once its body is in memory. The SDK itself waits only for the headers
/// and then reads the body without the cancellation token (HttpRequestMessageFactory and Unmarshaller of AWSSDK.Core 4). A table
/// that stalls after its headers would hold a lookup beyond any deadline.
/// </summary>
/// <param name="network">Sends the requests. The default uses sockets.</param>
public sealed class BufferedHttpClientFactory(Func<HttpMessageHandler>? network = null) : HttpClientFactory
{
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) =>
        new(new BufferingHandler(network?.Invoke() ?? Sockets()))
        {
            // The caller sets the timeouts.
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
