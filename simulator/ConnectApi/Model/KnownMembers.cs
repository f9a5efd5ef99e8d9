using System.Text.Json.Nodes;

namespace ScreenPop.ConnectApi.Model;

/// <summary>Copies a value without the members that the service ignores: unknown ones, and null ones.</summary>
internal static class KnownMembers
{
    public static JsonNode? Of(JsonNode? value, Shape shape) =>
        (ServiceModel.Resolve(shape), value) switch
        {
            (StructureShape structure, JsonObject members) => new JsonObject(
                structure
                    .Members.Where(member => members[member.Name] is not null)
                    .Select(member => KeyValuePair.Create(member.Name, Of(members[member.Name], member.Shape)))
            ),
            (ListShape list, JsonArray items) => new JsonArray([.. items.Select(item => Of(item, list.Element))]),
            (MapShape map, JsonObject entries) => new JsonObject(
                entries.Select(entry => KeyValuePair.Create(entry.Key, Of(entry.Value, map.Value)))
            ),
            _ => value?.DeepClone(),
        };
}
