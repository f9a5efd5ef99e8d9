using System.Text;
using System.Text.Json.Serialization;
using ScreenPop.LambdaHost.Logging;

namespace ScreenPop.LambdaHost.Tests;

internal sealed record Question(string Text);

internal sealed record Answer(string Text);

[JsonSerializable(typeof(Question))]
[JsonSerializable(typeof(Answer))]
internal sealed partial class EchoJson : JsonSerializerContext;

/// <summary>Runs a handler under the active host against a scripted Runtime API.</summary>
internal sealed class EchoFunction(ScriptedRuntimeApi api)
{
    private readonly List<string> log = [];

    public Dictionary<string, string?> Environment { get; } = new() { ["AWS_LAMBDA_RUNTIME_API"] = "runtime.test" };

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public string Log => string.Concat(log);

    /// <summary>The host's output outside the function's log.</summary>
    public string Console { get; private set; } = "";

    public Task<int> RunAsync(LambdaHandler<Question, Answer> handler) => StartAsync(_ => Task.FromResult(handler));

    public async Task<int> StartAsync(FunctionStart<Question, Answer> start)
    {
        var options = new FunctionOptions
        {
            RuntimeApi = api,
            Environment = name => Environment.GetValueOrDefault(name),
            Output = new LineWriter(line => log.Add(Encoding.UTF8.GetString(line))),
            Clock = Clock,
        };
        var (output, error) = (System.Console.Out, System.Console.Error);
        using var console = new StringWriter();
        System.Console.SetOut(console);
        System.Console.SetError(console);
        try
        {
            return await LambdaRuntime.RunAsync<Question, Answer, EchoJson>(start, options, api.Stopping);
        }
        finally
        {
            System.Console.SetOut(output);
            System.Console.SetError(error);
            Console = console.ToString();
        }
    }
}
