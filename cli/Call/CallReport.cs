using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ScreenPop.Cli.Call;

/// <summary>The result of a call, as <c>screenpop call --json</c> prints it.</summary>
/// <param name="LookupStatus">The attribute <c>lookupStatus</c>; null when the flow set none.</param>
/// <param name="Attributes">The contact attributes that the agent receives: name to value.</param>
/// <param name="Queue">The queue that the contact reached; null for none.</param>
/// <param name="End">How the flow ended, such as <c>TransferredToQueue</c>.</param>
/// <param name="Path">The identifiers of the flow's executed blocks, in order.</param>
/// <param name="Heard">The prompts that the caller heard, in order.</param>
/// <param name="Lambda">The invocations, in order.</param>
/// <param name="Pop"><c>{rule, target, url}</c> of the record that the agent's page opens; null for none.</param>
internal sealed record CallReport(
    string ContactId,
    string? LookupStatus,
    IReadOnlyDictionary<string, string> Attributes,
    string? Queue,
    string End,
    IReadOnlyList<string> Path,
    IReadOnlyList<string> Heard,
    IReadOnlyList<CallReport.Invocation> Lambda,
    JsonNode? Pop
)
{
    /// <param name="Outcome">Such as <c>Succeeded</c> or <c>Crashed</c>; <c>GivenUp</c> when the flow stopped waiting.</param>
    internal sealed record Invocation(string Function, double DurationMs, string Outcome);
}

/// <summary>The JSON form of the report.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(CallReport))]
internal sealed partial class CallReportJson : JsonSerializerContext;
