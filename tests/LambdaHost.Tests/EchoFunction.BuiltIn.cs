using System.Text;
using System.Text.Json.Serialization;
using ScreenPop.LambdaHost.Logging;

namespace ScreenPop.LambdaHost.Tests;

internal sealed record Question(string Text);

internal sealed record Answer(string Text);

[JsonSerializable(typeof(Question))]
[JsonSerializable(typeof(Answer))]
internal sealed partial class EchoJson : JsonSerializerContext;

/// <summary>Runs a handler in the real loop against a scripted Runtime API.</summary>
internal sealed class EchoFunction(ScriptedRuntimeApi api)
{
    private readonly List<string> log = [];

    public Dictionary<string, string?> Environment { get; } = [];

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public string Log => string.Concat(log);

    public Task<int> RunAsync(Func<Question, InvocationContext, CancellationToken, Task<Answer>> handler) =>
        RunAsync(_ => Task.FromResult(handler));

    public Task<int> RunAsync(FunctionStart<Question, Answer> start) =>
        LambdaRuntime.RunAsync(
            start,
            EchoJson.Default.Question,
            EchoJson.Default.Answer,
            new FunctionOptions
            {
                HttpClient = api.Client,
                Environment = name => Environment.GetValueOrDefault(name),
                Output = new LineWriter(line => log.Add(Encoding.UTF8.GetString(line))),
                Clock = Clock,
            },
            api.Stopping
        );
}
