using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ScreenPop.LocalConnect.Hosting;
using ScreenPop.LocalConnect.Table.Policies;

namespace ScreenPop.LocalConnect.Table;

/// <summary>
/// A proxy between the functions and a DynamoDB API on this machine. It forwards the requests that a function's role allows,
/// and applies a fault: throttling, delays, stalls, broken connections or an outage.
/// </summary>
public sealed partial class TableDoor : IAsyncDisposable
{
    private readonly WebApplication web;
    private readonly HttpClient upstream;

    private readonly ConcurrentDictionary<string, TablePolicy> policies = new(StringComparer.Ordinal);

    private TableDoor(WebApplication web, HttpClient upstream)
    {
        this.web = web;
        this.upstream = upstream;
    }

    /// <summary>The fault in force; null for none.</summary>
    public TableFault? Fault { get; set; }

    /// <summary>Selects the fault of one request by its JSON, while <see cref="Fault"/> is null; null for none.</summary>
    public Func<string, TableFault?>? FaultOf { get; set; }

    /// <summary>
    /// Raised after each forwarded request, with its operation (such as <c>Query</c>) and the time from its arrival to the end
    /// of its answer.
    /// </summary>
    public event Action<string, TimeSpan>? Answered;

    /// <summary>The address for <c>AWS_ENDPOINT_URL_DYNAMODB</c>.</summary>
    public Uri Endpoint =>
        new(web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <param name="dynamoDb">A DynamoDB API that does not check signatures, since the signed host is the door's.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    public static async Task<TableDoor> OpenAsync(Uri dynamoDb, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var door = new TableDoor(builder.Build(), new HttpClient { BaseAddress = dynamoDb });
        door.web.UseOriginGuard();
        door.web.Run(door.PassAsync);
        await door.web.StartAsync(cancellationToken);
        return door;
    }

    public async ValueTask DisposeAsync()
    {
        await web.DisposeAsync();
        upstream.Dispose();
    }

    /// <summary>Applies a role's policy to the requests signed with an access key. Other requests pass.</summary>
    internal void Enforce(string accessKey, TablePolicy policy) => policies[accessKey] = policy;

    private string? RefusalOf(HttpRequest request, string body) =>
        AccessKey().Match(request.Headers.Authorization.ToString()) is { Success: true } signed
        && policies.TryGetValue(signed.Groups[1].Value, out var policy)
            ? policy.Refusal(request.Headers["X-Amz-Target"].ToString().Split('.')[^1], body)
            : null;

    private static Task RefuseAsync(HttpContext http, string reason)
    {
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        http.Response.ContentType = "application/x-amz-json-1.0";
        return http.Response.WriteAsync(
            JsonSerializer.Serialize(new { __type = "com.amazon.coral.service#AccessDeniedException", Message = reason }),
            http.RequestAborted
        );
    }

    [GeneratedRegex("Credential=([^/]+)/")]
    private static partial Regex AccessKey();

    private async Task PassAsync(HttpContext http)
    {
        var arrived = Stopwatch.GetTimestamp();
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        if (RefusalOf(http.Request, body) is { } refusal)
        {
            await RefuseAsync(http, refusal);
            return;
        }

        var fault = Fault ?? FaultOf?.Invoke(body);
        switch (fault)
        {
            case TableFault.Down:
                http.Abort();
                return;
            case TableFault.Throttled:
                http.Response.StatusCode = StatusCodes.Status400BadRequest;
                http.Response.ContentType = "application/x-amz-json-1.0";
                await http.Response.WriteAsync(
                    """{"__type":"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException","message":"The level of configured provisioned throughput for the table was exceeded."}""",
                    http.RequestAborted
                );
                return;
            case TableFault.Slow slow:
                await Task.Delay(slow.Delay, http.RequestAborted);
                break;
        }

        using var request = new HttpRequestMessage(new HttpMethod(http.Request.Method), http.Request.Path)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)),
        };
        // The table answers only to its own host name.
        foreach (var (name, value) in http.Request.Headers.Where(header => header.Key != "Host"))
        {
            if (!request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)value))
            {
                request.Content.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)value);
            }
        }

        using var response = await upstream.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, http.RequestAborted);
        http.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, value) in response.Headers.Concat(response.Content.Headers))
        {
            http.Response.Headers[name] = value.ToArray();
        }

        // The server sets the framing of the body itself.
        http.Response.Headers.TransferEncoding = default;
        http.Response.Headers.Connection = default;
        switch (fault)
        {
            case TableFault.InPieces pieces:
                await SendInPiecesAsync(http, await response.Content.ReadAsByteArrayAsync(http.RequestAborted), pieces.Pause);
                break;
            case TableFault.StallsAfterHeaders:
                await StallAsync(http, await response.Content.ReadAsByteArrayAsync(http.RequestAborted), part: 0);
                return;
            case TableFault.StallsInMidBody:
                await StallAsync(http, await response.Content.ReadAsByteArrayAsync(http.RequestAborted), part: 0.5);
                return;
            case TableFault.OneByteASecond:
                await DripAsync(http, await response.Content.ReadAsByteArrayAsync(http.RequestAborted));
                return;
            case TableFault.Reset:
                await BreakOffAsync(http, await response.Content.ReadAsByteArrayAsync(http.RequestAborted));
                return;
            default:
                await response.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
                break;
        }

        Answered?.Invoke(http.Request.Headers["X-Amz-Target"].ToString().Split('.')[^1], Stopwatch.GetElapsedTime(arrived));
    }

    private static async Task SendInPiecesAsync(HttpContext http, byte[] answer, TimeSpan pause)
    {
        http.Response.ContentLength = answer.Length;
        await http.Response.StartAsync(http.RequestAborted);
        foreach (var piece in answer.Chunk((answer.Length / 2) + 1))
        {
            await http.Response.Body.FlushAsync(http.RequestAborted);
            await Task.Delay(pause, http.RequestAborted);
            await http.Response.Body.WriteAsync(piece, http.RequestAborted);
        }
    }

    /// <summary>Stalls until the client gives up.</summary>
    private static async Task StallAsync(HttpContext http, byte[] answer, double part)
    {
        http.Response.ContentLength = answer.Length;
        await http.Response.StartAsync(http.RequestAborted);
        await http.Response.Body.WriteAsync(answer.AsMemory(0, (int)(answer.Length * part)), http.RequestAborted);
        await http.Response.Body.FlushAsync(http.RequestAborted);
        await Task.Delay(Timeout.InfiniteTimeSpan, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static async Task DripAsync(HttpContext http, byte[] answer)
    {
        http.Response.ContentLength = answer.Length;
        await http.Response.StartAsync(http.RequestAborted);
        foreach (var piece in answer.Chunk(1))
        {
            await http.Response.Body.WriteAsync(piece, http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
            await Task.Delay(TimeSpan.FromSeconds(1), http.RequestAborted);
        }
    }

    private static async Task BreakOffAsync(HttpContext http, byte[] answer)
    {
        http.Response.ContentLength = answer.Length;
        await http.Response.Body.WriteAsync(answer.AsMemory(0, answer.Length / 2), http.RequestAborted);
        await http.Response.Body.FlushAsync(http.RequestAborted);
        http.Abort();
    }
}
