using System.Text.Json;
using ScreenPop.FlowEngine.Contacts;

namespace ScreenPop.FlowEngine.Ports;

/// <summary>
/// Everything else a block can ask of AWS: Lex, Customer Profiles, Cases, views, tasks, outbound calls and messages.
/// </summary>
public interface IFlowServices
{
    /// <summary>
    /// Answers a block, or returns null and leaves it to the engine: what it needs is checked before, what a call created is
    /// found again, nobody says or chooses anything, and a type that is not known takes its success branch with a note.
    /// The token fires at the block's time limit, too.
    /// </summary>
    ValueTask<ServiceAnswer?> CallAsync(ServiceRequest request, CancellationToken cancellation);
}

/// <summary>One block's request.</summary>
/// <param name="Type">Action type, such as <c>ConnectParticipantWithLexBot</c>.</param>
/// <param name="Identifier">The block, so that a script can answer one block in particular.</param>
/// <param name="Parameters">Resolved; nested members as <c>LexV2Bot.AliasArn</c>.</param>
public sealed record ServiceRequest(
    string Type,
    string Identifier,
    IReadOnlyList<KeyValuePair<string, string>> Parameters,
    FlowContact Contact
);

/// <summary>What the service said.</summary>
/// <param name="Result">What the block's conditions are compared with: an intent, a view's action, a call status.</param>
/// <param name="Error">An error type such as <c>NoneFoundError</c>; null for success.</param>
/// <param name="Data">An object that becomes <c>$.Lex</c>, <c>$.Views.ViewResultData</c>, <c>$.Customer</c>, <c>$.Case</c> or
/// <c>$.Task</c>.</param>
public sealed record ServiceAnswer(string? Result = null, string? Error = null, JsonElement Data = default);
