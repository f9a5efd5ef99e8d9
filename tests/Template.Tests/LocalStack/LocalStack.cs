namespace ScreenPop.Template.Tests.LocalStack;

/// <summary>
/// Walks the template as CloudFormation does: rules, conditions, references, order, replacement, cleanup, rollback. Each resource
/// becomes a call on the local account. It does not simulate IAM's delay, CodeDeploy's timing, retries of handlers, drift and
/// real quotas.
/// </summary>
internal sealed class LocalStack(SamTemplate template, LocalAccount account, string name = "screen-pop")
{
    private Dictionary<string, DeployedResource> resources = [];
    private Dictionary<string, string> outputs = [];

    /// <summary>The events, newest last: <c>LOGICAL_ID STATUS reason</c>.</summary>
    public List<string> Events { get; } = [];

    public IReadOnlyDictionary<string, DeployedResource> Resources => resources;

    public IReadOnlyDictionary<string, string> Outputs => outputs;

    public string Status { get; private set; } = "";

    /// <summary>Creates the stack, or updates it.</summary>
    /// <param name="given">Every parameter that differs from its default.</param>
    /// <param name="code">Represents the uploaded package.</param>
    /// <param name="cancellationToken">Cancels the deployment.</param>
    public async Task<string> DeployAsync(
        IReadOnlyDictionary<string, string> given,
        string code,
        CancellationToken cancellationToken
    )
    {
        var rendering = new Rendering(template, given);
        if (rendering.Refusals().FirstOrDefault() is { } refusal)
        {
            throw new ServiceRefusalException("ValidationError", refusal);
        }

        var isCreation = Status is "" or "DELETE_COMPLETE";
        var rendered = rendering.Render();
        var update = new StackUpdate(this, SamExpansion.Expand(rendered, code), Parameters(given), code);
        try
        {
            await update.RunAsync(cancellationToken);
            resources = update.Current;
            outputs = update.Outputs(rendered[nameof(Outputs)]!.AsObject());
            await CleanUpAsync(update.Cleanup, cancellationToken);
            return Status = isCreation ? "CREATE_COMPLETE" : "UPDATE_COMPLETE";
        }
        catch (ServiceRefusalException refused)
        {
            Events.Add($"{update.At} {(isCreation ? "CREATE" : "UPDATE")}_FAILED {refused.Message}");
            await update.RollBackAsync(cancellationToken);
            if (isCreation)
            {
                resources = [];
            }

            return Status = isCreation ? "ROLLBACK_COMPLETE" : "UPDATE_ROLLBACK_COMPLETE";
        }
    }

    /// <summary>
    /// Deletes the stack's resources, newest first. If a service refuses a deletion, the resource and the stack stay.
    /// </summary>
    public async Task<string> DeleteAsync(CancellationToken cancellationToken)
    {
        foreach (var resource in resources.Values.Reverse().ToList())
        {
            if (resource.DeletionPolicy is "Retain" or "RetainExceptOnCreate")
            {
                resources.Remove(resource.LogicalId);
                continue;
            }

            try
            {
                await account.DeleteAsync(resource, cancellationToken);
                resources.Remove(resource.LogicalId);
            }
            catch (ServiceRefusalException refused)
            {
                Events.Add($"{resource.LogicalId} DELETE_FAILED {refused.Message}");
                return Status = "DELETE_FAILED";
            }
        }

        return Status = "DELETE_COMPLETE";
    }

    public LocalAccount Account => account;

    public string Name => name;

    /// <summary>Deletes replaced resources. One that cannot be deleted stays, and the update still completes.</summary>
    private async Task CleanUpAsync(IEnumerable<DeployedResource> old, CancellationToken cancellationToken)
    {
        foreach (var resource in old)
        {
            try
            {
                await account.DeleteAsync(resource, cancellationToken);
            }
            catch (ServiceRefusalException refused)
            {
                Events.Add($"{resource.LogicalId} DELETE_FAILED {refused.Message}");
            }
        }
    }

    private Dictionary<string, string> Parameters(IReadOnlyDictionary<string, string> given)
    {
        var parameters = template.Parameters.ToDictionary(
            parameter => parameter.Key,
            parameter => parameter.Value!["Default"]?.ToString() ?? ""
        );
        parameters["AWS::Region"] = "us-east-1";
        parameters["AWS::Partition"] = "aws";
        parameters["AWS::URLSuffix"] = "amazonaws.com";
        parameters["AWS::AccountId"] = LocalAccount.Id;
        parameters["AWS::StackName"] = name;
        foreach (var (key, value) in given)
        {
            parameters[key] = value;
        }

        parameters["AWS::StackId"] =
            $"arn:aws:cloudformation:{parameters["AWS::Region"]}:{LocalAccount.Id}:stack/{name}/99999999-9999-4999-8999-999999999999";
        return parameters;
    }
}
