namespace ScreenPop.Soak;

/// <summary>Options of a soak.</summary>
internal sealed record SoakOptions
{
    /// <summary>The default value is 10,000.</summary>
    public int Calls { get; init; } = 10_000;

    /// <summary>The seed of callers, agents and faults. The default value is 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The number of the first call, for long runs in pieces. The default value is 0.</summary>
    public int From { get; init; }

    /// <summary>The number of concurrent calls. The default value is 12.</summary>
    public int InFlight { get; init; } = 12;

    /// <summary>The number of agents. It exceeds the number of calls, so that an offer always finds an agent.</summary>
    public int Agents => InFlight + (InFlight / 2) + 2;

    /// <summary>
    /// Whether exceeding a time limit is a violation. Set it to false on a machine with other work. The default value is true.
    /// </summary>
    public bool TimesCount { get; init; } = true;

    /// <summary>Executables that replace the build's own, by the function's name. The default value is empty.</summary>
    public IReadOnlyDictionary<string, string> Executables { get; init; } = new Dictionary<string, string>();

    /// <exception cref="ArgumentException">An option is unknown or has no valid value.</exception>
    public static SoakOptions Read(IReadOnlyList<string> arguments)
    {
        var options = new SoakOptions();
        for (var at = 0; at < arguments.Count; at += 2)
        {
            var value =
                at + 1 < arguments.Count ? arguments[at + 1] : throw new ArgumentException($"{arguments[at]} has no value.");
            options = arguments[at] switch
            {
                "--calls" => options with { Calls = Number(value, arguments[at], least: 1) },
                "--seed" => options with { Seed = Number(value, arguments[at], least: 0) },
                "--from" => options with { From = Number(value, arguments[at], least: 0) },
                "--in-flight" => options with { InFlight = Number(value, arguments[at], least: 1) },
                "--replay" => ReplayFile.Read(value),
                _ => throw new ArgumentException(
                    $"There is no option {arguments[at]}; there are --calls, --seed, --from, --in-flight and --replay."
                ),
            };
        }

        return options;
    }

    private static int Number(string value, string name, int least) =>
        int.TryParse(value, out var number) && number >= least
            ? number
            : throw new ArgumentException($"{name} is '{value}'; give a whole number from {least} on.");
}
