using System.Collections.Concurrent;
using ScreenPop.ConnectApi.Instance;
using ScreenPop.ConnectApi.Wire;

namespace ScreenPop.ConnectApi.Operations.Modules;

/// <summary>Creates, describes, changes and deletes a flow module.</summary>
internal sealed class ModuleOperations(ModuleShelf modules, InstanceLookup lookup, ResourceTags tags) : IOperations
{
    private readonly ConcurrentDictionary<string, Lazy<FlowModuleResource>> createdByToken = new(StringComparer.Ordinal);

    public IEnumerable<(string Name, Func<ApiRequest, object?> Run)> All =>
        [
            (nameof(CreateContactFlowModule), CreateContactFlowModule),
            (nameof(DescribeContactFlowModule), DescribeContactFlowModule),
            (nameof(UpdateContactFlowModuleContent), UpdateContactFlowModuleContent),
            (nameof(UpdateContactFlowModuleMetadata), UpdateContactFlowModuleMetadata),
            (nameof(DeleteContactFlowModule), DeleteContactFlowModule),
        ];

    /// <summary>A repeated request with the same token creates no further module.</summary>
    private object CreateContactFlowModule(ApiRequest request)
    {
        modules.Check(request.Required("Content"));
        ModuleShelf.CheckSettings(request.Optional("Settings"));
        var created = new Lazy<FlowModuleResource>(() => Create(request));
        var module = request.Optional("ClientToken") is { } token ? createdByToken.GetOrAdd(token, created).Value : created.Value;
        return new { module.Id, module.Arn };
    }

    private FlowModuleResource Create(ApiRequest request) =>
        modules.Add(
            request.Required("Name"),
            (id, arn) =>
            {
                tags.Add(arn, request.Texts("Tags"));
                return new()
                {
                    Id = id,
                    Arn = arn,
                    Name = request.Required("Name"),
                    Content = request.Required("Content"),
                    Description = request.Optional("Description"),
                    Settings = request.Optional("Settings"),
                    IsInvokedFromOutside = request.Object("ExternalInvocationConfiguration")?["Enabled"]?.GetValue<bool>(),
                };
            }
        );

    private object DescribeContactFlowModule(ApiRequest request)
    {
        var id = QualifiedId.Of(request.Required("ContactFlowModuleId"));
        var module = lookup.Module(id);
        return new
        {
            ContactFlowModule = FlowAnswers.Describe(module, FlowContent.Of(module, id.Qualifier), tags.OrNull(module.Arn)),
        };
    }

    private object? UpdateContactFlowModuleContent(ApiRequest request)
    {
        var (content, settings) = (request.Optional("Content"), request.Optional("Settings"));
        if (content is null && settings is null)
        {
            throw ConnectApiException.InvalidRequest("Content or Settings is needed.");
        }

        modules.Change(
            request.Required("ContactFlowModuleId"),
            (module, qualifier) =>
            {
                switch (qualifier)
                {
                    case null:
                        modules.Check(content ?? module.Content ?? "");
                        ModuleShelf.CheckSettings(settings);
                        return module with
                        {
                            Content = content ?? module.Content,
                            Draft = null,
                            Settings = settings ?? module.Settings,
                        };
                    case QualifiedId.Saved:
                        return module with { Draft = content ?? module.Draft, Settings = settings ?? module.Settings };
                    default:
                        throw ConnectApiException.InvalidRequest($"Version '{qualifier}' cannot be changed.");
                }
            }
        );
        return null;
    }

    private object? UpdateContactFlowModuleMetadata(ApiRequest request)
    {
        modules.Change(
            request.Required("ContactFlowModuleId"),
            (module, _) =>
                module with
                {
                    Name = request.Optional("Name") ?? module.Name,
                    Description = request.Optional("Description") ?? module.Description,
                    IsArchived = request.Optional("State") is { } state ? state == "ARCHIVED" : module.IsArchived,
                }
        );
        return null;
    }

    private object? DeleteContactFlowModule(ApiRequest request)
    {
        tags.Forget(modules.Remove(request.Required("ContactFlowModuleId")).Arn);
        return null;
    }
}
