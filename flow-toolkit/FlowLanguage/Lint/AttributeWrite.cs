using System.Text.Json;
using ScreenPop.FlowLanguage.References;

namespace ScreenPop.FlowLanguage.Lint;

/// <summary>One attribute that a block sets on the contact itself.</summary>
/// <param name="Reference">The value, when it is one reference and nothing else.</param>
internal sealed record AttributeWrite(FlowAction Action, string Attribute, FlowReference? Reference, JsonElement Json)
{
    public static IEnumerable<AttributeWrite> In(Flow flow) => flow.Actions.SelectMany(Of);

    public static IEnumerable<AttributeWrite> Of(FlowAction action) =>
        action.Type == "UpdateContactAttributes"
        && action.Text("TargetContact") != "Related"
        && action.Parameters.Member("Attributes") is { ValueKind: JsonValueKind.Object } attributes
            ? attributes
                .EnumerateObject()
                .Select(member => new AttributeWrite(action, member.Name, Whole(member.Value), member.Value))
            : [];

    private static FlowReference? Whole(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? FlowText.Parse(value.GetString()!).Whole : null;
}
