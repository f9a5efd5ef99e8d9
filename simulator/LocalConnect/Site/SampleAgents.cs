using ScreenPop.Contacts;

namespace ScreenPop.LocalConnect.Site;

/// <summary>The agents of a local contact centre. Each signs in at a page of their own.</summary>
public static class SampleAgents
{
    /// <summary>The agents after the first one, by user name.</summary>
    private static readonly string[] Further =
    [
        "alex",
        "casey",
        "robin",
        "taylor",
        "morgan",
        "riley",
        "avery",
        "quinn",
        "rowan",
        "emery",
        "finley",
        "harper",
        "sage",
        "drew",
        "blake",
        "reese",
        "kai",
        "skyler",
        "marlow",
    ];

    /// <summary>The maximum number of agents.</summary>
    public static int Most => Further.Length + 1;

    /// <summary>The sample's contact centre with this number of agents, all of whom serve its queue.</summary>
    public static ContactCenterOptions Center(int agents)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(agents, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(agents, Most);
        var sample = ContactCenterOptions.Sample;
        var first = sample.Agents[0];
        var others = Further
            .Take(agents - 1)
            .Select(username =>
                first with
                {
                    Username = username,
                    Name = $"{char.ToUpperInvariant(username[0])}{username[1..]} Roe",
                }
            );
        return sample with { Agents = [first, .. others] };
    }
}
