using System.Text.Json.Nodes;

namespace ScreenPop.Template.Tests.LocalStack;

/// <summary>One update by CloudFormation: the main phase, the cleanup and the rollback.</summary>
internal sealed class StackUpdate
{
    private readonly LocalStack stack;
    private readonly JsonObject wanted;
    private readonly IReadOnlyDictionary<string, DeployedResource> before;
    private readonly Intrinsics intrinsics;
    private readonly HashSet<string> visiting = [];
    private readonly Stack<Func<CancellationToken, Task>> wayBack = new();

    public StackUpdate(LocalStack stack, JsonObject wanted, IReadOnlyDictionary<string, string> parameters, string code)
    {
        (this.stack, this.wanted, before) = (stack, wanted, stack.Resources);
        intrinsics = new Intrinsics(code, parameters, Current);
    }

    public Dictionary<string, DeployedResource> Current { get; } = [];

    /// <summary>The replaced resources, then those that are no longer in the template, newest first.</summary>
    public List<DeployedResource> Cleanup { get; } = [];

    /// <summary>The logical id of the current resource.</summary>
    public string At { get; private set; } = "";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var (name, _) in wanted)
        {
            await VisitAsync(name, cancellationToken);
        }

        Cleanup.AddRange(
            before.Values.Where(old => !Current.ContainsKey(old.LogicalId) && old.DeletionPolicy is null or "Delete").Reverse()
        );
    }

    public Dictionary<string, string> Outputs(JsonObject declared) =>
        declared.ToDictionary(output => output.Key, output => intrinsics.Resolve(output.Value!["Value"])!.ToString());

    public async Task RollBackAsync(CancellationToken cancellationToken)
    {
        while (wayBack.TryPop(out var step))
        {
            try
            {
                await step(cancellationToken);
            }
            catch (ServiceRefusalException refused)
            {
                stack.Events.Add($"ROLLBACK_FAILED {refused.Message}");
            }
        }
    }

    private async Task VisitAsync(string name, CancellationToken cancellationToken)
    {
        if (Current.ContainsKey(name))
        {
            return;
        }

        if (wanted[name]?.AsObject() is not { } resource)
        {
            throw new ServiceRefusalException("ValidationError", $"{name} is referenced and does not exist.");
        }

        if (!visiting.Add(name))
        {
            throw new ServiceRefusalException("ValidationError", $"Circular dependency at {name}.");
        }

        foreach (var target in DependsOn(resource).Concat(intrinsics.Targets(resource["Properties"])).ToList())
        {
            await VisitAsync(target, cancellationToken);
        }

        if (resource["UpdatePolicy"] is { } policy)
        {
            foreach (var target in intrinsics.Targets(policy))
            {
                await VisitAsync(target, cancellationToken);
            }
        }

        At = name;
        await ApplyAsync(name, resource, cancellationToken);
    }

    private async Task ApplyAsync(string name, JsonObject resource, CancellationToken cancellationToken)
    {
        var properties = (JsonObject)intrinsics.Resolve(resource["Properties"])!;
        var old = before.GetValueOrDefault(name);
        DeployedResource made;
        if (old is null)
        {
            made = await CreateAsync(name, resource, properties, cancellationToken);
        }
        else if (JsonNode.DeepEquals(old.Properties, properties))
        {
            made = old;
        }
        else if (Replacement.IsNeeded(old, properties))
        {
            made = await CreateAsync(name, resource, properties, cancellationToken);
            Outdate(old);
        }
        else
        {
            var policy = (JsonObject?)intrinsics.Resolve(resource["UpdatePolicy"]);
            made = await stack.Account.UpdateAsync(old, properties, policy, cancellationToken);
            wayBack.Push(async token => await stack.Account.UpdateAsync(made, old.Properties, null, token));
            if (made.Reference != old.Reference)
            {
                Outdate(old);
            }
        }

        Current[name] = made with
        {
            DeletionPolicy = (string?)resource["DeletionPolicy"],
            UpdateReplacePolicy = (string?)resource["UpdateReplacePolicy"],
        };
        stack.Events.Add($"{name} {(old is null ? "CREATE" : "UPDATE")}_COMPLETE");
    }

    private void Outdate(DeployedResource old)
    {
        if (old.UpdateReplacePolicy is not "Retain")
        {
            Cleanup.Add(old);
        }
    }

    private async Task<DeployedResource> CreateAsync(
        string name,
        JsonObject resource,
        JsonObject properties,
        CancellationToken cancellationToken
    )
    {
        var made = await stack.Account.CreateAsync(stack.Name, name, (string)resource["Type"]!, properties, cancellationToken);
        // RetainExceptOnCreate goes when the operation that made it fails; Retain stays.
        if ((string?)resource["DeletionPolicy"] is not "Retain")
        {
            wayBack.Push(token => stack.Account.DeleteAsync(made, token));
        }

        return made;
    }

    private static IEnumerable<string> DependsOn(JsonObject resource) =>
        resource["DependsOn"] switch
        {
            JsonArray list => list.Select(name => (string)name!),
            { } name => [(string)name!],
            null => [],
        };
}
