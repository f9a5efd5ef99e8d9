using ScreenPop.Ccp;
using ScreenPop.FlowEngine.Trace;
using ScreenPop.LocalConnect.Journeys;

namespace ScreenPop.LocalConnect.Operator;

/// <summary>An overview of the instance.</summary>
internal sealed record OperatorView(
    IReadOnlyList<ContactLine> Contacts,
    int MoreContacts,
    IReadOnlyList<AgentLine> Agents,
    IReadOnlyList<string> Functions
)
{
    /// <summary>The number of contacts on the page. Further contacts are only counted.</summary>
    private const int MostContacts = 200;

    public static OperatorView Of(LocalInstance instance, CcpServer ccp)
    {
        var state = instance.Center.State;
        var contacts = state.Contacts.Values.OrderByDescending(contact => contact.InitiatedAt).ToList();
        return new(
            contacts.Take(MostContacts).Select(contact => ContactLine.Of(contact, state, instance.Journeys)).ToList(),
            Math.Max(0, contacts.Count - MostContacts),
            state
                .Agents.Values.OrderBy(agent => agent.Username, StringComparer.Ordinal)
                .Select(agent => new AgentLine(agent.Username, agent.Name, agent.State.Name, ccp.ConnectedPages(agent.Username)))
                .ToList(),
            instance.Lambda.Functions.Select(function => function.Name).Order(StringComparer.Ordinal).ToList()
        );
    }
}

internal sealed record AgentLine(string Username, string Name, string State, int Pages);

/// <summary>The story of one contact so far.</summary>
internal sealed record ContactStory(
    ContactLine Contact,
    IReadOnlyDictionary<string, string> Attributes,
    IReadOnlyList<BlockLine> Path,
    IReadOnlyList<HeardLine> Heard,
    IReadOnlyList<LambdaLine> Lambda,
    IReadOnlyList<string> Log
)
{
    public static ContactStory? Of(string contactId, LocalInstance instance)
    {
        var state = instance.Center.State;
        if (state.Contacts.GetValueOrDefault(contactId) is not { } contact)
        {
            return null;
        }

        var journey = instance.Journeys.Find(contactId);
        return new(
            ContactLine.Of(contact, state, instance.Journeys),
            contact.Attributes,
            journey?.Path.Select(BlockLine.Of).ToList() ?? [],
            journey?.Heard.Select(prompt => HeardLine.Of(prompt, contact.InitiatedAt)).ToList() ?? [],
            journey?.LambdaCalls.Select(LambdaLine.Of).ToList() ?? [],
            journey?.Log.Select(line => line.Text).ToList() ?? []
        );
    }
}

internal sealed record BlockLine(
    string Flow,
    string Identifier,
    string Type,
    string? Branch,
    string? Target,
    string? Result,
    string? Error
)
{
    public static BlockLine Of(TraceEntry entry) =>
        new(entry.Flow, entry.Identifier, entry.Type, entry.Branch, entry.Target, entry.Result, entry.Error);
}

/// <param name="Seconds">Since the contact's beginning.</param>
internal sealed record HeardLine(int Seconds, string Text)
{
    public static HeardLine Of(HeardPrompt prompt, DateTimeOffset beganAt) =>
        new((int)(prompt.At - beganAt).TotalSeconds, prompt.Text);
}

internal sealed record LambdaLine(
    string Function,
    double DurationMs,
    string Outcome,
    bool WasCold,
    string Request,
    string? Answer
)
{
    public static LambdaLine Of(LambdaCall call) =>
        new(
            call.Function,
            Math.Round(call.Duration.TotalMilliseconds, 1),
            call.Outcome?.ToString() ?? "NotAwaited",
            call.WasCold,
            call.Request,
            call.Answer
        );
}
