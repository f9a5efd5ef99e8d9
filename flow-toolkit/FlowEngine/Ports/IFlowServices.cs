using System.Text.Json;
using ScreenPop.FlowEngine.Contacts;

namespace ScreenPop.FlowEngine.Ports;

/// <summary>
/// The other services that blocks call: Lex, Customer Profiles, Cases, views, tasks, outbound calls and messages.
/// </summary>
public interface IFlowServices
{
    /// <summary>
    /// Answers a block, or returns null to leave it to the engine. The engine then finds only what the call itself created,
    /// treats bots and views as unanswered, and passes unknown action types with a note. The block's parameters are checked
    /// before. The token also fires at the block's time limit.
    /// </summary>
    ValueTask<ServiceAnswer?> CallAsync(ServiceRequest request, CancellationToken cancellation);
}

/// <summary>One block's request.</summary>
/// <param name="Type">Action type, such as <c>ConnectParticipantWithLexBot</c>.</param>
/// <param name="Identifier">The block, so that a script can answer one specific block.</param>
/// <param name="Parameters">Resolved parameters. Nested members have dotted names, such as <c>LexV2Bot.AliasArn</c>.</param>
public sealed record ServiceRequest(
    string Type,
    string Identifier,
    IReadOnlyList<KeyValuePair<string, string>> Parameters,
    FlowContact Contact
);

/// <summary>The answer of a service.</summary>
/// <param name="Result">The value for the block's conditions: an intent, a view's action, a call status.</param>
/// <param name="Error">An error type such as <c>NoneFoundError</c>; null for success.</param>
/// <param name="Data">An object that becomes <c>$.Lex</c>, <c>$.Views.ViewResultData</c>, <c>$.Customer</c>, <c>$.Case</c> or
/// <c>$.Task</c>.</param>
public sealed record ServiceAnswer(string? Result = null, string? Error = null, JsonElement Data = default);
