using ScreenPop.ConnectApi.Instance;
using ScreenPop.ConnectApi.Operations.Contacts;
using ScreenPop.ConnectApi.Operations.Directory;
using ScreenPop.ConnectApi.Operations.Flows;
using ScreenPop.ConnectApi.Operations.Modules;
using ScreenPop.ConnectApi.Wire;
using ScreenPop.Contacts;

namespace ScreenPop.ConnectApi.Operations;

/// <summary>Every operation by its name.</summary>
internal static class OperationTable
{
    public static Dictionary<string, Func<ApiRequest, object?>> Of(
        ContactCenter center,
        IInstanceResources resources,
        TimeProvider time
    )
    {
        var lookup = new InstanceLookup(center, resources);
        var tags = new ResourceTags();
        var flows = new FlowShelf(resources, lookup, time);
        var modules = new ModuleShelf(resources, lookup, time);
        IOperations[] families =
        [
            new StartOperations(center, resources, lookup, time),
            new ContactOperations(center, lookup),
            new TransferOperations(center, resources, lookup, time),
            new ContactSearch(center),
            new FlowOperations(flows, lookup, tags),
            new FlowListing(resources, lookup, tags),
            new FlowVersions(flows),
            new ModuleOperations(modules, lookup, tags),
            new ModuleListing(resources, tags),
            new ModuleVersions(modules),
            new ModuleAliases(modules, lookup, time),
            new InstanceOperations(center),
            new QueueOperations(center, resources, lookup, tags),
            new UserOperations(center, lookup, tags),
            new HoursOperations(center, tags),
            new PromptOperations(center, tags),
            new TagOperations(lookup, tags),
            new PhoneNumberOperations(center, resources, lookup),
            new LambdaOperations(resources),
            new OriginOperations(resources),
        ];
        return families.SelectMany(family => family.All).ToDictionary(operation => operation.Name, operation => operation.Run);
    }
}

/// <summary>Operations of one subject.</summary>
internal interface IOperations
{
    /// <summary>The operations, by their names in the model. Null is an empty answer.</summary>
    IEnumerable<(string Name, Func<ApiRequest, object?> Run)> All { get; }
}
