using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ScreenPop.FlowEngine.Ports;
using ScreenPop.FlowTesting.Scripts;

namespace ScreenPop.FlowTesting.Exploring;

/// <summary>Generates whole call scripts: caller, keys, answers, failures. The same seed generates the same calls.</summary>
/// <param name="vocabulary">The values that the flow compares with.</param>
/// <param name="seed">The seed.</param>
/// <param name="channels">The channels of the calls.</param>
internal sealed class RandomCalls(FlowVocabulary vocabulary, int seed, IReadOnlyList<string> channels)
{
    private const int MaxKeys = 12;
    private static readonly string?[] Callers = ["+14155550100", "+14155550101", "+14155550199", "anonymous", null];
    private static readonly string[] Words = ["true", "false", "0", "1", "yes", "word", "Jane Doe", " "];

    public CallScript Draw(int number)
    {
        var random = new Random(unchecked((seed * 397) ^ number));
        return new CallScript
        {
            Name = string.Create(CultureInfo.InvariantCulture, $"walk {number} of seed {seed}"),
            Channel = vocabulary.HasViews && channels.Contains("CHAT") && random.Next(4) > 0 ? "CHAT" : Pick(random, channels),
            From = Pick(random, Callers),
            Steps = Keys(random),
            AnsweredAfter = TimeSpan.FromSeconds(random.Next(1, 600)),
            Patience = TimeSpan.FromHours(3),
            Given = new ScriptedWorld
            {
                Attributes = vocabulary
                    .Attributes.Where(_ => random.Next(2) == 0)
                    .ToDictionary(entry => entry.Key, entry => Value(random, entry.Values)),
                Functions = new Dictionary<string, IReadOnlyList<ScriptedAnswer>>
                {
                    ["*"] = Times(random, 3, () => Answer(random)),
                },
                Services = vocabulary.Services.ToDictionary(
                    entry => entry.Key,
                    entry => (IReadOnlyList<ServiceAnswer>)Times(random, 3, () => new ServiceAnswer(Value(random, entry.Value)))
                ),
                Failures = vocabulary
                    .Errors.Where(_ => random.Next(12) == 0)
                    .ToDictionary(
                        entry => entry.Key,
                        entry =>
                            (IReadOnlyList<string?>)Times(random, 2, () => random.Next(3) == 0 ? null : Pick(random, entry.Value))
                    ),
                Queue = random.Next(10) switch
                {
                    0 => QueueEntry.AtCapacity,
                    1 => QueueEntry.Failed,
                    _ => QueueEntry.Accepted,
                },
                Open = random.Next(10) switch
                {
                    0 => null,
                    < 4 => false,
                    _ => true,
                },
                Metrics =
                    random.Next(6) == 0
                        ? null
                        : new QueueMetrics
                        {
                            AgentsOnline = random.Next(3),
                            AgentsAvailable = random.Next(2),
                            AgentsStaffed = random.Next(3),
                            ContactsInQueue = random.Next(20),
                        },
            },
        };
    }

    private CallStep[] Keys(Random random)
    {
        // One caller in five never presses a key: that caller finds menus that repeat for ever.
        var count = random.Next(5) == 0 ? 0 : random.Next(1, MaxKeys);
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(_ =>
                    random.Next(8) == 0
                        ? (CallStep)new SilenceStep(0)
                        : new PressStep(
                            0,
                            (
                                random.Next(4) > 0 && vocabulary.MenuKeys.Length > 0
                                    ? Pick(random, vocabulary.MenuKeys)
                                    : Pick(random, vocabulary.Keys)
                            ).ToString()
                        )
                ),
        ];
    }

    private ScriptedAnswer Answer(Random random)
    {
        if (random.Next(10) == 0)
        {
            return new ScriptedAnswer(null, random.Next(2) == 0 ? LambdaOutcome.FunctionError : LambdaOutcome.Unreachable);
        }

        var answer = new JsonObject();
        foreach (var (key, values) in vocabulary.External)
        {
            if (random.Next(6) > 0)
            {
                Put(answer, key.Split('.'), Value(random, values));
            }
        }

        return new ScriptedAnswer(
            answer.ToJsonString(JsonSerializerOptions.Default),
            Takes: TimeSpan.FromMilliseconds(random.Next(40) == 0 ? 9000 : random.Next(200))
        );
    }

    private static void Put(JsonObject answer, string[] path, string value)
    {
        foreach (var name in path[..^1])
        {
            answer = answer[name] as JsonObject ?? (JsonObject)(answer[name] = new JsonObject())!;
        }

        answer[path[^1]] = value;
    }

    private static string Value(Random random, IReadOnlyList<string> known) =>
        known.Count > 0 && random.Next(5) > 0 ? Pick(random, known) : Pick(random, Words);

    private static T[] Times<T>(Random random, int most, Func<T> draw) =>
        [.. Enumerable.Range(0, random.Next(1, most + 1)).Select(_ => draw())];

    private static T Pick<T>(Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
