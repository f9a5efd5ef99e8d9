namespace ScreenPop.Benchmarks.Functions;

/// <summary>
/// A DynamoDB endpoint with one customer under every key, so that only the functions are measured. It answers at once or, like
/// DynamoDB, after some milliseconds.
/// </summary>
internal static class DynamoDbEndpoint
{
    public static async Task<LoopbackServer> StartAsync(BenchmarkRun run, TimeSpan latency = default)
    {
        var query = await File.ReadAllBytesAsync(ComparedFunctions.Source(run.Layout, "query-answer.json"), run.Stop);
        return await LoopbackServer.StartAsync(async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
            if (latency > TimeSpan.Zero)
            {
                await Task.Delay(latency);
            }

            var answer = context.Request.Headers["X-Amz-Target"].ToString().EndsWith(".Query", StringComparison.Ordinal)
                ? query
                : "{}"u8.ToArray();
            context.Response.ContentType = "application/x-amz-json-1.0";
            context.Response.ContentLength = answer.Length;
            await context.Response.Body.WriteAsync(answer);
        });
    }
}
