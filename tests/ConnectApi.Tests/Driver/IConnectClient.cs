using System.Text.Json.Nodes;

namespace ScreenPop.ConnectApi.Tests.Driver;

/// <summary>
/// A client of the service: an operation's name and members, as in the published model, and the answer or the error.
/// </summary>
internal interface IConnectClient
{
    Task<ApiAnswer> CallAsync(string operation, JsonObject members);
}

/// <param name="Body">The answer's members: none for an operation without an answer, or the error's text.</param>
/// <param name="Error">The error's type; null when there was none.</param>
internal sealed record ApiAnswer(JsonObject Body, string? Error)
{
    public string Text(string name) =>
        Body[name]?.ToString() ?? throw new InvalidOperationException($"There is no {name} in {Body.ToJsonString()}, {Error}.");
}
