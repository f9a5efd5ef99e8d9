using System.Text.Json;
using System.Text.Json.Nodes;
using ScreenPop.FlowEngine.Scope;

namespace ScreenPop.FlowEngine.Services;

/// <summary>Answers of services, as the objects that references read.</summary>
internal static class ServiceData
{
    public static JsonObject Object(JsonElement data) =>
        data.ValueKind == JsonValueKind.Object ? JsonNode.Parse(data.GetRawText())!.AsObject() : [];

    public static JsonObject Object(FlowScope scope, string tree) => Object(scope.Trees.GetValueOrDefault(tree));

    public static void Put(FlowScope scope, string tree, JsonObject value) =>
        scope.Trees[tree] = JsonSerializer.SerializeToElement(value);

    /// <summary>Sets a member by its dotted path, such as <c>Attributes.tier</c>.</summary>
    public static void Set(JsonObject target, string path, string value)
    {
        var names = path.Split('.');
        foreach (var name in names[..^1])
        {
            if (target[name] is not JsonObject inner)
            {
                target[name] = inner = [];
            }

            target = inner;
        }

        target[names[^1]] = value;
    }
}
