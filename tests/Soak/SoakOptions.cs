namespace ScreenPop.Soak;

/// <summary>How long a soak is and what its faults are drawn from.</summary>
internal sealed record SoakOptions
{
    /// <summary>The default value is 10,000.</summary>
    public int Calls { get; init; } = 10_000;

    /// <summary>The same seed draws the same callers, agents and faults. The default value is 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Number of the first call: a long run can be made in pieces. The default value is 0.</summary>
    public int From { get; init; }

    /// <summary>Calls at one time. The default value is 12.</summary>
    public int InFlight { get; init; } = 12;

    /// <summary>Agents at work: more than there are calls, so that an offer finds somebody.</summary>
    public int Agents => InFlight + (InFlight / 2) + 2;

    /// <summary>
    /// Whether a time limit that is missed is a violation. It is not where the machine has other work at the same time.
    /// </summary>
    public bool TimesCount { get; init; } = true;

    /// <summary>Executables to use in place of the build's own, by the function's name.</summary>
    public IReadOnlyDictionary<string, string> Executables { get; init; } = new Dictionary<string, string>();

    /// <exception cref="ArgumentException">An option is not known or has no usable value.</exception>
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
