using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace ScreenPop.LambdaHost.Logging;

/// <summary>
/// Writes one JSON object per line: <c>timestamp</c>, <c>level</c>, <c>eventId</c>, <c>event</c>, <c>message</c>, the
/// invocation's <c>requestId</c> and <c>contactId</c>, and the message's own parameters under their names. An exception adds
/// <c>errorType</c>, <c>errorMessage</c>, <c>stackTrace</c> and, if it has inner exceptions, <c>causes</c>. Callers mask
/// personal values (<see cref="Mask"/>). The logger itself masks only exception texts, which come from other libraries.
/// </summary>
/// <remarks>A parameter with the name of one of these fields is left out, since a JSON object has each name once.</remarks>
public sealed class JsonLogger(LineWriter output, LogLevel minimum, TimeProvider clock) : ILogger
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly FrozenSet<string> Fields = FrozenSet.Create(
        "timestamp",
        "level",
        "eventId",
        "event",
        "message",
        "requestId",
        "contactId",
        "errorType",
        "errorMessage",
        "stackTrace",
        "causes"
    );

    private readonly ConcurrentBag<ArrayBufferWriter<byte>> buffers = [];

    public bool IsEnabled(LogLevel logLevel) => logLevel >= minimum && logLevel != LogLevel.None;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => state is InvocationScope scope ? InvocationScope.Enter(scope) : null;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (!IsEnabled(logLevel))
        {
            return;
        }

        WriteLine(json =>
        {
            json.WriteString("timestamp", clock.GetUtcNow().UtcDateTime);
            json.WriteString("level", logLevel.ToString());
            json.WriteNumber("eventId", eventId.Id);
            json.WriteString("event", eventId.Name);
            json.WriteString("message", formatter(state, exception));
            WriteScope(json);
            if (state is IReadOnlyList<KeyValuePair<string, object?>> parameters)
            {
                WriteParameters(json, parameters);
            }

            if (exception is not null)
            {
                WriteException(json, exception);
            }
        });
    }

    /// <summary>Writes one line with the invocation's ids and the members that <paramref name="content"/> adds.</summary>
    internal void WriteLine(Action<Utf8JsonWriter> content)
    {
        if (!buffers.TryTake(out var buffer))
        {
            buffer = new ArrayBufferWriter<byte>(1024);
        }

        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            content(json);
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        output.Write(buffer.WrittenSpan);
        buffer.ResetWrittenCount();
        buffers.Add(buffer);
    }

    internal static void WriteScope(Utf8JsonWriter json)
    {
        if (InvocationScope.Current is not { } scope)
        {
            return;
        }

        json.WriteString("requestId", scope.RequestId);
        if (scope.ContactId is not null)
        {
            json.WriteString("contactId", scope.ContactId);
        }
    }

    private static void WriteException(Utf8JsonWriter json, Exception exception)
    {
        json.WriteString("errorType", exception.GetType().FullName);
        json.WriteString("errorMessage", Mask.Text(exception.Message));
        json.WriteString("stackTrace", exception.StackTrace);
        if (exception.InnerException is not { } inner)
        {
            return;
        }

        json.WriteStartArray("causes");
        for (var cause = inner; cause is not null; cause = cause.InnerException)
        {
            json.WriteStringValue($"{cause.GetType().FullName}: {Mask.Text(cause.Message)}");
        }

        json.WriteEndArray();
    }

    private static void WriteParameters(Utf8JsonWriter json, IReadOnlyList<KeyValuePair<string, object?>> parameters)
    {
        foreach (var (name, value) in parameters)
        {
            var field = JsonNamingPolicy.CamelCase.ConvertName(name);
            if (name == "{OriginalFormat}" || Fields.Contains(field))
            {
                continue;
            }

            json.WritePropertyName(field);
            switch (value)
            {
                case null:
                    json.WriteNullValue();
                    break;
                case bool flag:
                    json.WriteBooleanValue(flag);
                    break;
                case int number:
                    json.WriteNumberValue(number);
                    break;
                case long number:
                    json.WriteNumberValue(number);
                    break;
                case double number:
                    json.WriteNumberValue(Math.Round(number, 3));
                    break;
                default:
                    json.WriteStringValue(value.ToString());
                    break;
            }
        }
    }
}
