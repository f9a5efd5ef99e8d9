using System.Text.Json;
using ScreenPop.FlowEngine.Ports;

namespace ScreenPop.FlowTesting.Scripts;

/// <summary>Reads <c>given:</c>. A call takes every member that it omits from the file's own <c>given:</c>.</summary>
internal static class ScriptedWorldReader
{
    private static readonly string[] ContactMembers = ["AdditionalEmailRecipients", "Capabilities", "Media"];

    public static ScriptedWorld Read(YamlReader yaml, ScriptedWorld shared)
    {
        var world = shared with
        {
            Attributes =
                yaml.Member("attributes")?.Members().ToDictionary(member => member.Name, member => member.Value.Text())
                ?? shared.Attributes,
            Contact = yaml.Member("contact") is { } contact ? ReadContact(contact) : shared.Contact,
            Functions = Lists(yaml.Member("functions"), ReadAnswer) ?? shared.Functions,
            Services = Lists(yaml.Member("services"), ReadService) ?? shared.Services,
            Failures = Lists(yaml.Member("fail"), item => item.Scalar()) ?? shared.Failures,
            Queue = yaml.Member("queue")?.Choice<QueueEntry>() ?? shared.Queue,
            MissingQueues =
                yaml.Member("missingQueues")?.ItemsOrOne().Select(item => item.Text()).ToList() ?? shared.MissingQueues,
            Open = yaml.Member("hours") is { } hours ? ReadHours(hours) : shared.Open,
            Metrics = yaml.Member("metrics") is { } metrics ? ReadMetrics(metrics) : shared.Metrics,
        };
        yaml.NothingElse();
        return world;
    }

    private static JsonElement ReadContact(YamlReader yaml)
    {
        foreach (var name in ContactMembers)
        {
            yaml.Member(name);
        }

        yaml.NothingElse();
        return JsonElement.Parse(yaml.Json());
    }

    private static Dictionary<string, IReadOnlyList<T>>? Lists<T>(YamlReader? yaml, Func<YamlReader, T> read) =>
        yaml
            ?.Members()
            .ToDictionary(member => member.Name, member => (IReadOnlyList<T>)[.. member.Value.ItemsOrOne().Select(read)]);

    private static ScriptedAnswer ReadAnswer(YamlReader yaml)
    {
        if (!yaml.IsMap)
        {
            return yaml.Text() == "real"
                ? new ScriptedAnswer(null, IsReal: true)
                : throw yaml.Wrong("a function is real, or has answer, error or takes");
        }

        var answer = yaml.Member("answer")?.Json();
        var error = yaml.Member("error");
        var takes = yaml.Member("takes")?.Duration() ?? TimeSpan.Zero;
        yaml.NothingElse();
        return error is null
            ? new ScriptedAnswer(answer ?? "{}", Takes: takes)
            : new ScriptedAnswer(null, error.Choice<LambdaOutcome>(), takes);
    }

    private static ServiceAnswer ReadService(YamlReader yaml)
    {
        var answer = new ServiceAnswer(
            yaml.Member("result")?.Text(),
            yaml.Member("error")?.Text(),
            yaml.Member("data") is { } data ? JsonElement.Parse(data.Json()) : default
        );
        yaml.NothingElse();
        return answer;
    }

    private static bool? ReadHours(YamlReader yaml) =>
        yaml.Text() switch
        {
            "open" => true,
            "closed" => false,
            "none" => null,
            var other => throw yaml.Wrong($"\"{other}\" is not open, closed or none"),
        };

    private static QueueMetrics? ReadMetrics(YamlReader yaml)
    {
        if (!yaml.IsMap)
        {
            return yaml.Text() == "none" ? null : throw yaml.Wrong("metrics are none, or numbers by name");
        }

        var metrics = new QueueMetrics
        {
            AgentsOnline = yaml.Member("agentsOnline")?.Number() ?? 0,
            AgentsAvailable = yaml.Member("agentsAvailable")?.Number() ?? 0,
            AgentsStaffed = yaml.Member("agentsStaffed")?.Number() ?? 0,
            ContactsInQueue = yaml.Member("contactsInQueue")?.Number() ?? 0,
            OldestContactAge = yaml.Member("oldestContactAge")?.Duration() ?? TimeSpan.Zero,
            EstimatedWaitTime = yaml.Member("estimatedWaitTime")?.Duration() ?? TimeSpan.Zero,
        };
        yaml.NothingElse();
        return metrics;
    }
}
