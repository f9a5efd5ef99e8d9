using System.Text.Json.Nodes;
using ScreenPop.LocalConnect.Operator;

namespace ScreenPop.LocalConnect.Stories;

/// <summary>The complete record of one contact, for saving to a file and replaying.</summary>
internal sealed record Story
{
    /// <summary><see cref="StoryFile.Format"/>.</summary>
    public string Format { get; } = StoryFile.Format;

    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Flow path, attributes, prompts, Lambda traffic and log, as the operator page shows them.</summary>
    public required ContactStory Contact { get; init; }

    /// <summary>The <c>screen-pop.json</c> in force, with its placeholders filled.</summary>
    public required JsonNode Rules { get; init; }

    /// <summary>The agents whose pages saw the contact.</summary>
    public required IReadOnlyList<AgentStory> Agents { get; init; }
}

/// <summary>The contact from the view of one agent's pages.</summary>
/// <param name="Agent">The agent's user name.</param>
/// <param name="Streams">The CCP's messages to the pages, oldest first: the desk before the contact, each change, the desk
/// after it.</param>
/// <param name="Widget">The widget's result: <c>{status, pop, trace}</c>; null when no widget reported one.</param>
internal sealed record AgentStory(string Agent, IReadOnlyList<StoryMessage> Streams, JsonObject? Widget);

/// <summary>One message of the CCP.</summary>
/// <param name="AtMs">Milliseconds since this agent's first message.</param>
/// <param name="Data">The data in the protocol's format, with dates as <c>{"$date": milliseconds}</c>.</param>
internal sealed record StoryMessage(long AtMs, string Event, JsonNode? Data);
