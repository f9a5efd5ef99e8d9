using System.Text.Json.Nodes;
using ScreenPop.LocalConnect.Operator;

namespace ScreenPop.LocalConnect.Stories;

/// <summary>Everything that is known of one contact, to be kept in a file and played again.</summary>
internal sealed record Story
{
    /// <summary><see cref="StoryFile.Format"/>.</summary>
    public string Format { get; } = StoryFile.Format;

    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Flow path, attributes, prompts, Lambda traffic and log, as the operator page shows them.</summary>
    public required ContactStory Contact { get; init; }

    /// <summary>The <c>screen-pop.json</c> that was in force, its placeholders filled.</summary>
    public required JsonNode Rules { get; init; }

    /// <summary>The agents whose pages saw the contact.</summary>
    public required IReadOnlyList<AgentStory> Agents { get; init; }
}

/// <summary>The contact as one agent's pages met it.</summary>
/// <param name="Agent">The agent's user name.</param>
/// <param name="Streams">What the CCP told the pages, oldest first: the desk before the contact, each change, the desk after
/// it.</param>
/// <param name="Widget">What the page's widget made of it: <c>{status, pop, trace}</c>; null where no widget has told.</param>
internal sealed record AgentStory(string Agent, IReadOnlyList<StoryMessage> Streams, JsonObject? Widget);

/// <summary>One message of the CCP.</summary>
/// <param name="AtMs">Milliseconds since the first one of this agent.</param>
/// <param name="Data">As the protocol has it, with dates as <c>{"$date": milliseconds}</c>.</param>
internal sealed record StoryMessage(long AtMs, string Event, JsonNode? Data);
