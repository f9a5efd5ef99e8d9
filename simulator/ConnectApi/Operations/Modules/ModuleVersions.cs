using ScreenPop.ConnectApi.Instance;
using ScreenPop.ConnectApi.Wire;

namespace ScreenPop.ConnectApi.Operations.Modules;

/// <summary>Versions of flow modules: content and settings that no longer change.</summary>
internal sealed class ModuleVersions(ModuleShelf modules) : IOperations
{
    public IEnumerable<(string Name, Func<ApiRequest, object?> Run)> All =>
        [
            (nameof(CreateContactFlowModuleVersion), CreateContactFlowModuleVersion),
            (nameof(ListContactFlowModuleVersions), ListContactFlowModuleVersions),
            (nameof(DeleteContactFlowModuleVersion), DeleteContactFlowModuleVersion),
        ];

    private object CreateContactFlowModuleVersion(ApiRequest request)
    {
        var changed = modules.Change(
            request.Required("ContactFlowModuleId"),
            (module, _) =>
                module with
                {
                    Versions = module.Versions.Add(NewVersion.Of(module, request, "FlowModuleContentSha256")),
                    LastVersion = module.LastVersion + 1,
                }
        );
        return new { ContactFlowModuleArn = changed.Arn, Version = changed.LastVersion };
    }

    private object ListContactFlowModuleVersions(ApiRequest request)
    {
        var (page, nextToken) = FlowAnswers.Versions(request, modules.Find(request.Required("ContactFlowModuleId")));
        return new { ContactFlowModuleVersionSummaryList = page, NextToken = nextToken };
    }

    private object? DeleteContactFlowModuleVersion(ApiRequest request)
    {
        var number = request.Number("ContactFlowModuleVersion")!.Value;
        modules.Change(
            request.Required("ContactFlowModuleId"),
            (module, _) =>
                module.Aliases.Find(alias => alias.Version == number) is { } alias
                    ? throw ConnectApiException.InvalidRequest($"The alias '{alias.Name}' names version {number}.")
                    : module with
                    {
                        Versions = module.Versions.Remove(FlowContent.VersionOf(module, number)),
                    }
        );
        return null;
    }
}
