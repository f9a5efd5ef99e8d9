using System.Text.Json.Nodes;
using ScreenPop.Deployment.Settings;

namespace ScreenPop.Template.Tests.LocalStack;

/// <summary>The services of one account, as far as the stack's resources and a call need them.</summary>
internal sealed class LocalAccount
{
    public const string Id = "111122223333";
    public const string InstanceArn = $"arn:aws:connect:us-east-1:{Id}:instance/22222222-2222-4222-8222-222222222222";

    private int made;

    public LocalAccount()
    {
        Functions = new LocalFunctions(Roles);
        Numbers = new NumberResource(Instance, Roles);
        Events = new LocalEvents(Functions);
    }

    public LocalInstance Instance { get; } = new();

    public LocalRoles Roles { get; } = new();

    public LocalFunctions Functions { get; }

    public NumberResource Numbers { get; }

    public LocalEvents Events { get; }

    /// <summary>The names of the existing tables.</summary>
    public HashSet<string> Tables { get; } = [];

    /// <summary>The customer managed key of each table that has one.</summary>
    public Dictionary<string, string> TableKeys { get; } = [];

    /// <summary>The existing resources without a service of their own here.</summary>
    public HashSet<string> Others { get; } = [];

    /// <summary>The type and logical id of the resource whose creation fails; null for none.</summary>
    public string? Broken { get; set; }

    public async Task<DeployedResource> CreateAsync(
        string stack,
        string logicalId,
        string type,
        JsonObject properties,
        CancellationToken cancellationToken
    )
    {
        if (logicalId == Broken)
        {
            throw new ServiceRefusalException("InternalFailure", $"{logicalId} is broken, as the test wants it.");
        }

        var resource = new DeployedResource(
            logicalId,
            type,
            $"{stack}-{logicalId}-{++made}",
            properties,
            Generic(stack, logicalId)
        );
        switch (type)
        {
            case "AWS::DynamoDB::Table":
                Tables.Add(resource.Reference);
                return resource with { Attributes = Arn($"arn:aws:dynamodb:us-east-1:{Id}:table/{resource.Reference}") };
            case "AWS::IAM::Role":
                var role = $"arn:aws:iam::{Id}:role/{resource.Reference}";
                Roles.Put(role, properties);
                return resource with { Attributes = Arn(role) };
            case var _ when type.StartsWith("AWS::Lambda::", StringComparison.Ordinal):
                return Functions.Create(resource);
            case var _ when type.StartsWith("AWS::Connect::", StringComparison.Ordinal):
                return Instance.Create(resource);
            case "AWS::Events::Rule":
                Events.Put(resource);
                return resource;
            case "Custom::SettingsRevision":
                return resource with { Reference = await Revision(resource, cancellationToken) };
            case "Custom::NumberOfFlow":
                return await Numbers.ApplyAsync("Create", resource, null, ServiceRole(properties), cancellationToken);
            default:
                Others.Add(resource.Reference);
                return resource;
        }
    }

    public async Task<DeployedResource> UpdateAsync(
        DeployedResource resource,
        JsonObject properties,
        JsonObject? policy,
        CancellationToken cancellationToken
    )
    {
        var updated = resource with { Properties = properties };
        switch (resource.Type)
        {
            case "AWS::IAM::Role":
                Roles.Put(resource.Attribute("Arn"), properties);
                return updated;
            case var type when type.StartsWith("AWS::Lambda::", StringComparison.Ordinal):
                return Functions.Update(updated, policy);
            case var type when type.StartsWith("AWS::Connect::", StringComparison.Ordinal):
                return Instance.Update(resource, updated);
            case "AWS::Events::Rule":
                Events.Put(updated);
                return updated;
            case "Custom::SettingsRevision":
                return updated with { Reference = await Revision(updated, cancellationToken) };
            case "Custom::NumberOfFlow":
                return await Numbers.ApplyAsync(
                    "Update",
                    updated,
                    resource.Reference,
                    ServiceRole(properties),
                    cancellationToken
                );
            default:
                return updated;
        }
    }

    public async Task DeleteAsync(DeployedResource resource, CancellationToken cancellationToken)
    {
        switch (resource.Type)
        {
            case "AWS::DynamoDB::Table":
                Tables.Remove(resource.Reference);
                break;
            case "AWS::IAM::Role":
                Roles.Remove(resource.Attribute("Arn"));
                break;
            case var type when type.StartsWith("AWS::Lambda::", StringComparison.Ordinal):
                Functions.Delete(resource);
                break;
            case var type when type.StartsWith("AWS::Connect::", StringComparison.Ordinal):
                Instance.Delete(resource);
                break;
            case "AWS::Events::Rule":
                Events.Remove(resource);
                break;
            case "Custom::NumberOfFlow":
                await Numbers.DeleteAsync(resource, ServiceRole(resource.Properties), cancellationToken);
                break;
            default:
                Others.Remove(resource.Reference);
                break;
        }
    }

    private static Task<string> Revision(DeployedResource resource, CancellationToken cancellationToken) =>
        new SettingsRevision().ApplyAsync(NumberResource.Request("Update", resource, null), cancellationToken);

    private string ServiceRole(JsonObject properties) => Functions.RoleOf((string)properties["ServiceToken"]!);

    private static Dictionary<string, string> Arn(string arn) => new() { ["Arn"] = arn };

    private static Dictionary<string, string> Generic(string stack, string logicalId) =>
        new()
        {
            ["Arn"] = $"arn:aws:local:us-east-1:{Id}:{stack}/{logicalId}",
            ["DomainName"] = "d111111abcdef8.cloudfront.net",
            ["RegionalDomainName"] = "bucket.s3.us-east-1.amazonaws.com",
            ["QueueName"] = logicalId,
        };
}
