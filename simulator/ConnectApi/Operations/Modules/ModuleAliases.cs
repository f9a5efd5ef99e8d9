using ScreenPop.ConnectApi.Instance;
using ScreenPop.ConnectApi.Wire;

namespace ScreenPop.ConnectApi.Operations.Modules;

/// <summary>Names for versions of flow modules, which flows invoke as <c>{module's ARN}:{alias's id}</c>.</summary>
internal sealed class ModuleAliases(ModuleShelf modules, InstanceLookup lookup, TimeProvider time) : IOperations
{
    public IEnumerable<(string Name, Func<ApiRequest, object?> Run)> All =>
        [
            (nameof(CreateContactFlowModuleAlias), CreateContactFlowModuleAlias),
            (nameof(DescribeContactFlowModuleAlias), DescribeContactFlowModuleAlias),
            (nameof(ListContactFlowModuleAliases), ListContactFlowModuleAliases),
            (nameof(UpdateContactFlowModuleAlias), UpdateContactFlowModuleAlias),
            (nameof(DeleteContactFlowModuleAlias), DeleteContactFlowModuleAlias),
        ];

    private object CreateContactFlowModuleAlias(ApiRequest request)
    {
        var alias = new FlowModuleAlias(
            Guid.NewGuid().ToString(),
            request.Required("AliasName"),
            request.Number("ContactFlowModuleVersion")!.Value,
            request.Optional("Description"),
            time.GetUtcNow()
        );
        var changed = Change(request, module => module with { Aliases = module.Aliases.Add(Sound(module, alias)) });
        return new { ContactFlowModuleArn = changed.Arn, alias.Id };
    }

    private object DescribeContactFlowModuleAlias(ApiRequest request)
    {
        var module = modules.Find(request.Required("ContactFlowModuleId"));
        var alias = Find(module, request);
        return new
        {
            ContactFlowModuleAlias = new
            {
                ContactFlowModuleId = module.Id,
                ContactFlowModuleArn = module.Arn,
                AliasId = alias.Id,
                alias.Version,
                alias.Name,
                alias.Description,
                LastModifiedRegion = lookup.Region,
                LastModifiedTime = alias.ModifiedAt,
            },
        };
    }

    private object ListContactFlowModuleAliases(ApiRequest request)
    {
        var module = modules.Find(request.Required("ContactFlowModuleId"));
        var (page, nextToken) = request.Page(module.Aliases, size: 100);
        return new
        {
            ContactFlowModuleAliasSummaryList = page.Select(alias => new
            {
                Arn = $"{module.Arn}:{alias.Id}",
                AliasId = alias.Id,
                alias.Version,
                AliasName = alias.Name,
                AliasDescription = alias.Description,
                LastModifiedTime = alias.ModifiedAt,
            }),
            NextToken = nextToken,
        };
    }

    private object? UpdateContactFlowModuleAlias(ApiRequest request)
    {
        Change(
            request,
            module =>
            {
                var alias = Find(module, request);
                var moved = alias with
                {
                    Name = request.Optional("Name") ?? alias.Name,
                    Description = request.Optional("Description") ?? alias.Description,
                    Version = request.Number("ContactFlowModuleVersion") ?? alias.Version,
                    ModifiedAt = time.GetUtcNow(),
                };
                return module with { Aliases = module.Aliases.Replace(alias, Sound(module, moved)) };
            }
        );
        return null;
    }

    private object? DeleteContactFlowModuleAlias(ApiRequest request)
    {
        Change(request, module => module with { Aliases = module.Aliases.Remove(Find(module, request)) });
        return null;
    }

    private FlowModuleResource Change(ApiRequest request, Func<FlowModuleResource, FlowModuleResource> change) =>
        modules.Change(request.Required("ContactFlowModuleId"), (module, _) => change(module));

    /// <exception cref="ConnectApiException">The alias names no version of the module, or another alias has its name.</exception>
    private static FlowModuleAlias Sound(FlowModuleResource module, FlowModuleAlias alias)
    {
        var version = FlowContent.VersionOf(module, alias.Version);
        return module.Aliases.Exists(other => other.Id != alias.Id && other.Name == alias.Name)
            ? throw ConnectApiException.Duplicate($"'{module.Name}' has an alias '{alias.Name}' already.")
            : alias with
            {
                Version = version.Number,
            };
    }

    private static FlowModuleAlias Find(FlowModuleResource module, ApiRequest request)
    {
        var id = request.Required("AliasId");
        return module.Aliases.Find(alias => alias.Id == id)
            ?? throw ConnectApiException.NotFound($"'{module.Name}' has no alias '{id}'.");
    }
}
