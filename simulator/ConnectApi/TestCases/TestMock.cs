using System.Text.Json.Nodes;

namespace ScreenPop.ConnectApi.TestCases;

/// <summary>The answer of a mocked resource.</summary>
/// <param name="Json">The answer; null for an error.</param>
internal sealed record TestMock(string? Json, string? Error, TimeSpan Delay)
{
    /// <returns>Null for a strategy without a valid mock.</returns>
    public static TestMock? Of(JsonObject strategy)
    {
        var response = strategy.Object("Response");
        var kind = response.Text("Type");
        if (kind is not ("ExecutionResult" or "Error") || response.Object(kind) is not { } body)
        {
            return null;
        }

        var delay = TimeSpan.FromSeconds(Math.Clamp(body.Number("DelaySeconds") ?? 0, 0, 300));
        var value = kind == "Error" ? body.Text("Value") : body.Text("LoadedData") ?? body.Text("Value");
        return value is null ? null
            : kind == "Error" ? new TestMock(null, value, delay)
            : new TestMock(value, null, delay);
    }
}
