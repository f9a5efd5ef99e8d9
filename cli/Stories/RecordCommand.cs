using System.CommandLine;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using ScreenPop.LocalConnect;
using ScreenPop.LocalConnect.Stories;
using ScreenPop.Toolchain;

namespace ScreenPop.Cli.Stories;

/// <summary><c>screenpop record</c>: saves a contact of the running local instance to a file for replay.</summary>
internal static class RecordCommand
{
    private static readonly Argument<string> Contact = new("contact")
    {
        Description = "The contact's id, or 'latest' for the contact that reached an agent's page last.",
        DefaultValueFactory = _ => "latest",
    };

    private static readonly Option<FileInfo?> Out = new("--out")
    {
        Description = "The file to write. Default: story-<contact id>.json.",
    };

    private static readonly Option<int> Port = new("--port")
    {
        Description = "The --port of 'screenpop up'.",
        DefaultValueFactory = _ => LocalConnectOptions.DefaultPort,
    };

    public static Command Create()
    {
        var command = new Command(
            "record",
            "Write a contact's story to a file: flow path, Lambda traffic, Streams snapshots, widget trace; personal data replaced."
        )
        {
            Contact,
            Out,
            Port,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(
                    parsed.GetValue(Contact)!,
                    parsed.GetValue(Out),
                    FirstPort.AddressesAt(parsed.GetValue(Port)),
                    parsed.InvocationConfiguration,
                    cancellationToken
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        string contact,
        FileInfo? file,
        LocalAddresses addresses,
        InvocationConfiguration streams,
        CancellationToken cancellationToken
    )
    {
        var story = await FetchAsync(contact, addresses, cancellationToken);
        var line = story["contact"]!["contact"]!;
        var path = file?.FullName ?? $"story-{line["contactId"]}.json";
        if (File.Exists(path))
        {
            throw new BadUsageException($"'{path}' exists already: delete it, or choose another file with --out.");
        }

        await ResultFile.WriteAsync(path, story.ToJsonString(StoryFile.Json) + "\n", cancellationToken);
        foreach (var warning in Warnings(story, line))
        {
            await streams.Error.WriteLineAsync($"screenpop: {warning}");
        }

        await streams.Output.WriteLineAsync($"{path}: {line["channel"]} {line["from"]}, {line["state"]}.");
        return ExitCode.Success;
    }

    private static async Task<JsonNode> FetchAsync(string contact, LocalAddresses addresses, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = addresses.Instance };
        try
        {
            using var answer = await http.GetAsync(
                $"/operator/api/contacts/{Uri.EscapeDataString(contact)}/story",
                cancellationToken
            );
            if (answer.StatusCode == HttpStatusCode.NotFound)
            {
                throw new BadUsageException(
                    contact == "latest"
                        ? "No contact has reached an agent's page yet: open the agent's page and place a call."
                        : $"The local instance has no contact '{contact}'."
                );
            }

            answer.EnsureSuccessStatusCode();
            return JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancellationToken))!;
        }
        catch (Exception problem) when (problem is HttpRequestException or JsonException)
        {
            throw new SetupException(
                $"No local instance answers at {addresses.Instance}: start it with 'screenpop up', or give its --port. ({problem.Message})",
                problem
            );
        }
    }

    private static IEnumerable<string> Warnings(JsonNode story, JsonNode line)
    {
        var agents = story["agents"]!.AsArray();
        if (agents.Count == 0)
        {
            yield return "no agent's page has seen this contact: the file has its flow and its Lambda traffic, but nothing to replay.";
        }

        foreach (var agent in agents.Where(agent => agent!["widget"] is null))
        {
            yield return $"the page of {agent!["agent"]} has not reported its widget's trace: a replay has nothing to compare.";
        }

        if (line["state"]!.ToString() != "ended")
        {
            yield return "the contact has not ended: the story stops at its present state.";
        }
    }
}
