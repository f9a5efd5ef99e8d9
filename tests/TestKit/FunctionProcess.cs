using ScreenPop.Lambda;
using ScreenPop.Toolchain;

namespace ScreenPop.TestKit;

/// <summary>A function as a process on a local Lambda.</summary>
public sealed class FunctionProcess : IAsyncDisposable
{
    private readonly LambdaService lambda = new("us-east-1", "111122223333", TimeProvider.System);
    private readonly List<string> log = [];
    private readonly string function;
    private readonly string arn;

    /// <param name="function">The name of its project.</param>
    /// <param name="endpoint">The DynamoDB API.</param>
    /// <param name="table">The value of <c>TABLE_NAME</c>.</param>
    /// <param name="executable">The <c>bootstrap</c>; by default the build's own.</param>
    /// <param name="environment">Variables that add to or replace a working set; an empty value removes one.</param>
    public FunctionProcess(
        string function,
        Uri endpoint,
        string table,
        string? executable = null,
        params (string Name, string Value)[] environment
    )
    {
        this.function = function;
        lambda.LogWritten += line =>
        {
            LogWatch.See(line.Text);
            lock (log)
            {
                log.Add(line.Text);
            }
        };
        var variables = new Dictionary<string, string>
        {
            ["TABLE_NAME"] = table,
            ["DEFAULT_COUNTRY"] = "US",
            ["AWS_ENDPOINT_URL_DYNAMODB"] = endpoint.ToString(),
            ["AWS_ACCESS_KEY_ID"] = "local",
            ["AWS_SECRET_ACCESS_KEY"] = "local",
        };
        foreach (var (name, value) in environment)
        {
            variables[name] = value;
        }

        arn = lambda
            .Add(
                new FunctionDefinition(function, executable ?? RepositoryLayout.Find().Bootstrap(function))
                {
                    Environment = variables,
                    Timeout = TimeSpan.FromSeconds(20),
                    InitLimit = TimeSpan.FromMinutes(1),
                }
            )
            .ToString();
    }

    /// <summary>The output of the process so far.</summary>
    public string Log
    {
        get
        {
            lock (log)
            {
                return string.Join('\n', log);
            }
        }
    }

    /// <summary>Starts the process and waits for the end of its init phase.</summary>
    public Task WarmAsync(CancellationToken cancellationToken) => lambda.WarmAsync(function, cancellationToken);

    public Task<InvocationResult> InvokeAsync(string eventJson) => lambda.InvokeAsync(arn, eventJson);

    public ValueTask DisposeAsync() => lambda.DisposeAsync();
}
