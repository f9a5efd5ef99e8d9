using ScreenPop.LocalConnect.Operator;

namespace ScreenPop.LocalConnect.Home;

/// <summary>The parts of the local Amazon Connect and its active contacts, for the home page.</summary>
/// <param name="RunsSince">When the pages started.</param>
/// <param name="Active">The contacts that have not ended, newest first.</param>
internal sealed record HomeView(DateTimeOffset RunsSince, IReadOnlyList<Part> Parts, IReadOnlyList<ContactLine> Active)
{
    private const int MostActive = 20;

    public static async Task<HomeView> OfAsync(
        LocalInstance instance,
        LocalConnectOptions options,
        DateTimeOffset runsSince,
        PageProbe probe,
        CancellationToken cancellationToken
    )
    {
        var addresses = options.Addresses;
        var center = instance.Center.State;
        var agents = center.Agents.Count;
        return new HomeView(
            runsSince,
            [
                Part.Of(
                    "Agent's page",
                    "takes the contacts",
                    addresses.AgentPage,
                    await probe.ProblemAsync(addresses.AgentPage, cancellationToken)
                ),
                .. options.FurtherAgents.Zip(
                    addresses.AgentPages.Skip(1),
                    (username, page) =>
                        Part.Of($"Agent's page of {center.Agents[username].Name}", "takes the contacts beside the first", page)
                ),
                Part.Of("Agent workspace", "has the pop as an app", addresses.Workspace),
                Part.Of("Caller's phone", "is the customer", addresses.Phone),
                Part.Of("Operator", "shows contacts, flows and faults", addresses.Operator),
                Part.Of(
                    "Instance",
                    $"{Counted(instance.Journeys.Flows.Flows.Count, "flow")}, {Counted(options.PhoneBook.Lines.Count, "line")}, {Counted(agents, "agent")}",
                    addresses.Instance
                ),
                .. instance.Lambda.Functions.Select(function => FunctionPart(function.Name, instance)),
                Part.Of("Table", "the customers, in memory", null, OnPurpose(ActiveFaults.OfTable(instance))),
                Part.Of(
                    "Record system",
                    Counted(options.Records.Count, "customer"),
                    addresses.Records,
                    await probe.ProblemAsync(addresses.Records, cancellationToken)
                ),
                Part.Of("Samples", "three short pages, each with its script", new Uri(addresses.AgentPage, "samples/")),
            ],
            [
                .. center
                    .Contacts.Values.Where(contact => ContactLine.IsActive(contact, instance.Journeys))
                    .OrderByDescending(contact => contact.InitiatedAt)
                    .Take(MostActive)
                    .Select(contact => ContactLine.Of(contact, center, instance.Journeys)),
            ]
        );
    }

    private static Part FunctionPart(string name, LocalInstance instance)
    {
        var last = instance
            .Journeys.All.Reverse()
            .SelectMany(journey => journey.LambdaCalls)
            .FirstOrDefault(call => call.Function == name);
        return Part.Of(
            name,
            last is null
                ? "not asked yet"
                : $"last answer after {last.Duration.TotalMilliseconds:0} ms: {last.Outcome?.ToString() ?? "not awaited"}",
            null,
            OnPurpose(ActiveFaults.OfFunction(instance, name))
        );
    }

    private static string Counted(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    private static string? OnPurpose(string? fault) => fault is null ? null : $"{fault}, on purpose";
}

/// <param name="Address">The page to open; null for a part without one.</param>
/// <param name="Problem">The problem; null for a part that works, or that cannot be checked.</param>
internal sealed record Part(string Name, string Note, string? Address, string? Problem)
{
    public static Part Of(string name, string note, Uri? address, string? problem = null) =>
        new(name, note, address?.ToString(), problem);
}
