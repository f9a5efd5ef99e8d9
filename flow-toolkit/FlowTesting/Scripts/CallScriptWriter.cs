using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ScreenPop.FlowEngine.Ports;

namespace ScreenPop.FlowTesting.Scripts;

/// <summary>Writes a call as YAML from which <see cref="CallScriptReader"/> reads the same call.</summary>
public static class CallScriptWriter
{
    private static readonly JsonSerializerOptions Quoting = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(string flow, CallScript script)
    {
        var yaml = new StringBuilder();
        yaml.Append(CultureInfo.InvariantCulture, $"flow: {Quote(flow)}\ncalls:\n  - name: {Quote(script.Name)}\n");
        yaml.Append(
            CultureInfo.InvariantCulture,
            $"    channel: {Quote(script.Channel)}\n    from: {Quote(script.From)}\n    to: {Quote(script.To)}\n"
        );
        yaml.Append(CultureInfo.InvariantCulture, $"    patience: {Duration(script.Patience)}\n");
        if (script.AnsweredAfter is { } answered)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"    answeredAfter: {Duration(answered)}\n");
        }

        WriteGiven(yaml, script.Given);
        WriteSteps(yaml, script.Steps);
        if (script.Expect.End is { } end)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"    expect:\n      end: {end}\n");
        }

        return yaml.ToString();
    }

    private static void WriteGiven(StringBuilder yaml, ScriptedWorld given)
    {
        yaml.Append("    given:\n");
        yaml.Append(CultureInfo.InvariantCulture, $"      queue: {given.Queue}\n");
        yaml.Append(
            CultureInfo.InvariantCulture,
            $"      hours: {given.Open switch { true => "open", false => "closed", null => "none" }}\n"
        );
        yaml.Append(CultureInfo.InvariantCulture, $"      metrics: {Metrics(given.Metrics)}\n");
        WriteMap(yaml, "attributes", given.Attributes, Quote);
        if (given.Contact.ValueKind == JsonValueKind.Object)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"      contact: {given.Contact.GetRawText()}\n");
        }

        WriteMap(yaml, "functions", given.Functions, list => List(list, Answer));
        WriteMap(yaml, "services", given.Services, list => List(list, Service));
        WriteMap(yaml, "fail", given.Failures, list => List(list, Quote));
    }

    private static void WriteMap<T>(StringBuilder yaml, string name, IReadOnlyDictionary<string, T> map, Func<T, string> value)
    {
        if (map.Count == 0)
        {
            return;
        }

        yaml.Append(CultureInfo.InvariantCulture, $"      {name}:\n");
        foreach (var (key, entry) in map)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"        {Quote(key)}: {value(entry)}\n");
        }
    }

    private static void WriteSteps(StringBuilder yaml, IReadOnlyList<CallStep> steps)
    {
        if (steps.Count == 0)
        {
            return;
        }

        yaml.Append("    steps:\n");
        foreach (var step in steps)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"      - {Step(step)}\n");
        }
    }

    private static string Step(CallStep step) =>
        step switch
        {
            HearStep { Match: var match } => $"hear: {{ {match.Kind.ToString().ToLowerInvariant()}: {Quote(match.Text)} }}",
            PressStep { Keys: var keys } => $"press: {Quote(keys)}",
            SayStep { Intent: var intent } => $"say: {Quote(intent)}",
            AskedStep asked =>
                $"asked: {{ function: {Quote(asked.Function)}, with: {{ {string.Join(", ", asked.With.Select(entry => $"{Quote(entry.Key)}: {Quote(entry.Value)}"))} }} }}",
            HangUpStep => "hangUp",
            _ => "silence",
        };

    private static string Answer(ScriptedAnswer answer) =>
        answer.IsReal ? "real"
        : answer.Json is { } json ? $"{{ answer: {json}, takes: {Duration(answer.Takes)} }}"
        : $"{{ error: {answer.Failure}, takes: {Duration(answer.Takes)} }}";

    private static string Service(ServiceAnswer answer)
    {
        var members = new List<string>();
        if (answer.Result is { } result)
        {
            members.Add($"result: {Quote(result)}");
        }

        if (answer.Error is { } error)
        {
            members.Add($"error: {Quote(error)}");
        }

        if (answer.Data.ValueKind != JsonValueKind.Undefined)
        {
            members.Add($"data: {answer.Data.GetRawText()}");
        }

        return $"{{ {string.Join(", ", members)} }}";
    }

    private static string Metrics(QueueMetrics? metrics) =>
        metrics is null
            ? "none"
            : $"{{ agentsOnline: {metrics.AgentsOnline}, agentsAvailable: {metrics.AgentsAvailable}, agentsStaffed: {metrics.AgentsStaffed}, contactsInQueue: {metrics.ContactsInQueue} }}";

    private static string List<T>(IReadOnlyList<T> list, Func<T, string> item) => $"[{string.Join(", ", list.Select(item))}]";

    private static string Duration(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0}ms");

    /// <summary>Quotes a text as JSON, which is also a double-quoted scalar of YAML.</summary>
    private static string Quote(string? text) => text is null ? "null" : JsonSerializer.Serialize(text, Quoting);
}
