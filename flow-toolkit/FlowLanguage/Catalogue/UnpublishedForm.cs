using System.Text.Json;
using ScreenPop.FlowLanguage.References;

namespace ScreenPop.FlowLanguage.Catalogue;

/// <summary>
/// A form of a block that the admin guide shows and whose parameters nobody has published, such as a loop over a list.
/// </summary>
internal sealed class UnpublishedForm(JsonElement json)
{
    private readonly string? without = json.Text("without");

    private readonly string? reads = json.Text("reads");

    /// <summary>The form in words.</summary>
    public string Name { get; } = json.GetProperty("form").GetString()!;

    /// <summary>Whether the parameters are of this form: one is left out, or one reads what only this form reads.</summary>
    public bool Is(JsonElement parameters) =>
        (without is null || !ParameterPath.Find(parameters, without).Any())
        && (without is not null || reads is not null)
        && (reads is null || Reads(parameters, reads))
        && parameters.ValueKind == JsonValueKind.Object
        && parameters.EnumerateObject().Any();

    private static bool Reads(JsonElement parameters, string reference) =>
        parameters.ValueKind == JsonValueKind.Object
        && parameters
            .EnumerateObject()
            .Any(member =>
                member.Value.ValueKind == JsonValueKind.String
                && FlowText.Parse(member.Value.GetString()!).References.Any(found => found.Text == reference)
            );
}
