using System.Text.Json;
using ScreenPop.ConnectApi.Wire;

namespace ScreenPop.ConnectApi.Instance;

/// <summary>The instance's flow modules.</summary>
internal sealed class ModuleShelf(IInstanceResources resources, InstanceLookup lookup, TimeProvider time)
    : ResourceShelf<FlowModuleResource>("flow-module", lookup.Instance, time)
{
    protected override IReadOnlyList<FlowModuleResource> All => resources.FlowModules;

    /// <summary>Refuses content that the service would not publish.</summary>
    public void Check(string content)
    {
        List<string> problems = [.. resources.ProblemsOf(content, "MODULE"), .. MissingResources.In(content, lookup)];
        if (problems.Count > 0)
        {
            throw ConnectApiException.InvalidFlow(problems, isModule: true);
        }
    }

    /// <summary>Settings are the contract of a module: a JSON object in a text.</summary>
    public static void CheckSettings(string? settings)
    {
        if (settings is not null && !IsObject(settings))
        {
            throw ConnectApiException.InvalidFlow(["Settings is not a JSON object."], isModule: true);
        }
    }

    private static bool IsObject(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    protected override FlowModuleResource Find(QualifiedId id) => lookup.Module(id);

    protected override void Put(FlowModuleResource resource) => resources.Put(resource);

    protected override void Remove(FlowModuleResource resource) => resources.Remove(resource);
}
