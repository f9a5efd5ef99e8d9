using ScreenPop.ConnectApi.Wire;
using ScreenPop.Contacts;

namespace ScreenPop.ConnectApi.Instance;

/// <summary>Changes the contact flows or the flow modules of an instance, one change at a time.</summary>
/// <param name="kind">The resource type in an ARN, such as <c>contact-flow</c>.</param>
internal abstract class ResourceShelf<T>(string kind, InstanceArn instance, TimeProvider time)
    where T : FlowResource
{
    private readonly Lock gate = new();

    protected abstract IReadOnlyList<T> All { get; }

    /// <summary>Adds a resource under a new id.</summary>
    /// <param name="resourceOf">Makes the resource from its id and its ARN.</param>
    /// <exception cref="ConnectApiException">The name is taken.</exception>
    public T Add(string name, Func<string, string, T> resourceOf)
    {
        lock (gate)
        {
            RefuseDuplicate(name);
            var id = StableId.Of(kind, name);
            if (All.Any(resource => resource.Id == id))
            {
                // A resource of this name was renamed and keeps the id.
                id = Guid.NewGuid().ToString();
            }

            return Keep(resourceOf(id, $"{instance}/{kind}/{id}"));
        }
    }

    /// <summary>Changes a resource.</summary>
    /// <param name="name">Its id or ARN.</param>
    /// <param name="change">Makes the new state from the present one and the qualifier of the id.</param>
    public T Change(string name, Func<T, string?, T> change)
    {
        var id = QualifiedId.Of(name);
        lock (gate)
        {
            var resource = Find(id);
            var changed = change(resource, id.Qualifier);
            if (changed.Name != resource.Name)
            {
                RefuseDuplicate(changed.Name);
            }

            return Keep(changed);
        }
    }

    public T Remove(string name)
    {
        lock (gate)
        {
            var resource = Find(name);
            Remove(resource);
            return resource;
        }
    }

    public T Find(string name) => Find(QualifiedId.Of(name));

    protected abstract T Find(QualifiedId id);

    protected abstract void Put(T resource);

    protected abstract void Remove(T resource);

    private T Keep(T resource)
    {
        var modified = resource with { ModifiedAt = time.GetUtcNow() };
        Put(modified);
        return modified;
    }

    private void RefuseDuplicate(string name)
    {
        if (All.Any(resource => resource.Name == name))
        {
            throw ConnectApiException.Duplicate($"There is a {kind.Replace('-', ' ')} '{name}' already.");
        }
    }
}
