using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using ScreenPop.Cli.Rules;
using ScreenPop.LocalConnect;
using ScreenPop.LocalConnect.Stories;
using ScreenPop.Toolchain;

namespace ScreenPop.Cli.Stories;

/// <summary><c>screenpop replay</c>: replays a recorded contact in the present widget and shows the differences.</summary>
internal static class ReplayCommand
{
    private static readonly Argument<FileInfo> Recorded = new("file") { Description = "A file that 'screenpop record' wrote." };

    private static readonly Option<FileInfo?> Config = new("--config")
    {
        Description = "Another screen-pop.json to use. Default: the one in force when the contact was recorded.",
    };

    public static Command Create()
    {
        var command = new Command(
            "replay",
            "Replay a recorded contact in the widget and show the differences. Exit code: 0 none, 1 some, 2 unreadable file."
        )
        {
            Recorded,
            Config,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(
                    parsed.GetRequiredValue(Recorded),
                    parsed.GetValue(Config),
                    parsed.InvocationConfiguration,
                    cancellationToken
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        FileInfo file,
        FileInfo? config,
        InvocationConfiguration streams,
        CancellationToken cancellationToken
    )
    {
        var story = Read(file);
        InputFile.Check(Config.Name, config);
        if (config is not null)
        {
            story["rules"] = WidgetRules.FillConfiguration(
                config.ToString(),
                new LocalAddresses(LocalConnectOptions.DefaultPort)
            );
        }

        var layout = RepositoryLayout.Find();
        await new NodeBuild(layout, streams.Error.WriteLine).EnsureWidgetAsync(cancellationToken);
        var played = await PlayAsync(layout, story, cancellationToken);
        var same = true;
        foreach (var agent in played["agents"]!.AsArray())
        {
            var replayed = Lines(agent!["replayed"])!;
            var differences = Lines(agent["recorded"]) is { } recorded ? LineDifference.Of(recorded, replayed) : null;
            same &= differences is { Count: 0 };
            await streams.Output.WriteLineAsync(Verdict(agent["agent"]!.ToString(), differences));
            foreach (var line in differences ?? [.. replayed.Select(line => $"  {line}")])
            {
                await streams.Output.WriteLineAsync($"  {line}");
            }
        }

        return same ? ExitCode.Success : ExitCode.Failure;
    }

    private static string Verdict(string agent, IReadOnlyList<string>? differences) =>
        differences switch
        {
            null => $"{agent}: no trace was recorded; the widget now says:",
            [] => $"{agent}: the same.",
            _ => $"{agent}: different (- recorded, + now):",
        };

    /// <exception cref="BadUsageException">The file does not exist, or this version cannot read it.</exception>
    private static JsonObject Read(FileInfo file)
    {
        try
        {
            var story = JsonNode.Parse(InputFile.Read(file.ToString(), File.ReadAllText)) as JsonObject;
            return story?["format"]?.ToString() != StoryFile.Format
                    ? throw new BadUsageException(
                        $"'{file}' is not a recorded contact: its format is '{story?["format"]}', this version reads '{StoryFile.Format}'."
                    )
                : story["rules"] is not JsonObject
                || story["contact"]?["contact"]?["contactId"] is not JsonValue
                || story["agents"] is not JsonArray agents
                || agents.Any(agent => agent?["agent"] is not JsonValue || agent["streams"] is not JsonArray)
                    ? throw new BadUsageException(
                        $"'{file}' is damaged: a recorded contact has rules, a contact with its contactId, and agents with their streams."
                    )
                : agents.Count == 0
                    ? throw new BadUsageException($"'{file}' has nothing to replay: no agent's page saw the contact.")
                : story;
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            throw new BadUsageException($"'{file}' cannot be read: {problem.Message}");
        }
    }

    private static async Task<JsonNode> PlayAsync(RepositoryLayout layout, JsonObject story, CancellationToken cancellationToken)
    {
        var node = await Node.FindAsync(cancellationToken);
        var input = new JsonObject
        {
            ["config"] = story["rules"]!.DeepClone(),
            ["contactId"] = story["contact"]!["contact"]!["contactId"]!.DeepClone(),
            ["agents"] = story["agents"]!.DeepClone(),
        };
        var output = await ToolProcess.RunAsync(
            node.NodePath,
            [Path.Combine(layout.WebWidget, "bin", "replay.mjs")],
            layout.WebWidget,
            input.ToJsonString(),
            cancellationToken
        );
        return JsonNode.Parse(output)!;
    }

    private static List<string>? Lines(JsonNode? lines) => lines?.AsArray().Select(line => line!.ToString()).ToList();
}
