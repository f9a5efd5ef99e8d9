using ScreenPop.ConnectApi.Wire;
using ScreenPop.Contacts;

namespace ScreenPop.ConnectApi.Instance;

/// <summary>Changes flow modules, one change at a time.</summary>
internal sealed class ModuleShelf(IInstanceResources resources, InstanceLookup lookup, TimeProvider time)
{
    private readonly Lock gate = new();

    /// <summary>Adds a module under a new id.</summary>
    /// <exception cref="ConnectApiException">The name is taken.</exception>
    public FlowModuleResource Add(string name, Func<string, string, FlowModuleResource> moduleOf)
    {
        lock (gate)
        {
            RefuseDuplicate(name);
            var id = StableId.Of("flow-module", name);
            if (resources.FlowModules.Any(module => module.Id == id))
            {
                // A module of this name was renamed and keeps the id.
                id = Guid.NewGuid().ToString();
            }

            return Put(moduleOf(id, $"{lookup.Instance}/flow-module/{id}"));
        }
    }

    public FlowModuleResource Change(string name, Func<FlowModuleResource, string?, FlowModuleResource> change)
    {
        var id = QualifiedId.Of(name);
        lock (gate)
        {
            var module = lookup.Module(id);
            var changed = change(module, id.Qualifier);
            if (changed.Name != module.Name)
            {
                RefuseDuplicate(changed.Name);
            }

            return Put(changed);
        }
    }

    public FlowModuleResource Remove(string name)
    {
        lock (gate)
        {
            var module = lookup.Module(QualifiedId.Of(name));
            resources.Remove(module);
            return module;
        }
    }

    public FlowModuleResource Find(string name) => lookup.Module(QualifiedId.Of(name));

    /// <summary>Refuses content that the service would not publish.</summary>
    public void Check(string content)
    {
        if (resources.ProblemsOf(content, "MODULE") is { Count: > 0 } problems)
        {
            throw ConnectApiException.InvalidFlow(problems, isModule: true);
        }
    }

    private FlowModuleResource Put(FlowModuleResource module)
    {
        var modified = module with { ModifiedAt = time.GetUtcNow() };
        resources.Put(modified);
        return modified;
    }

    private void RefuseDuplicate(string name)
    {
        if (resources.FlowModules.Any(module => module.Name == name))
        {
            throw ConnectApiException.Duplicate($"There is a flow module '{name}' already.");
        }
    }
}
