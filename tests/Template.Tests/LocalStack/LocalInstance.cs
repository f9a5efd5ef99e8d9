using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ScreenPop.FlowLanguage.Lint;

namespace ScreenPop.Template.Tests.LocalStack;

/// <summary>Amazon Connect: it accepts and refuses resources as the service does.</summary>
internal sealed class LocalInstance
{
    /// <summary>Linting 25 KB takes milliseconds, and a matrix creates the same flows again and again.</summary>
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, string?> Checked = new();

    private int made;

    /// <summary>The flows, modules, queues and hours, by ARN.</summary>
    public Dictionary<string, DeployedResource> Resources { get; } = [];

    public List<string> Functions { get; } = [];

    public List<string> Origins { get; } = [];

    /// <summary>The flow of each number, by their ids.</summary>
    public Dictionary<string, string> Numbers { get; } = [];

    /// <summary>Queues that a routing profile has.</summary>
    public HashSet<string> RoutedQueues { get; } = [];

    /// <summary>Flows that belong to no stack.</summary>
    public HashSet<string> OtherFlows { get; } = [];

    public bool HasFlow(string id) =>
        OtherFlows.Contains(id) || Resources.ContainsKey($"{LocalAccount.InstanceArn}/contact-flow/{id}");

    public DeployedResource Create(DeployedResource resource)
    {
        var properties = resource.Properties;
        var instance = (string?)(properties["InstanceArn"] ?? properties["InstanceId"]);
        switch (resource.Type)
        {
            case "AWS::Connect::IntegrationAssociation":
                Add(Functions, (string)properties["IntegrationArn"]!);
                return resource;
            case "AWS::Connect::ApprovedOrigin":
                Add(Origins, (string)properties["Origin"]!);
                return resource;
            case "AWS::Connect::ContactFlowModuleVersion":
                return resource with
                {
                    Reference = $"{properties["ContactFlowModuleId"]}:{++made}",
                    Attributes = new Dictionary<string, string>
                    {
                        ["Version"] = made.ToString(CultureInfo.InvariantCulture),
                        ["ContactFlowModuleVersionARN"] = $"{properties["ContactFlowModuleId"]}:{made}",
                    },
                };
            case "AWS::Connect::ContactFlowModuleAlias":
                return resource;
            default:
                if (Resources.Values.Any(other => other.Type == resource.Type && IsNamed(other, (string)properties["Name"]!)))
                {
                    throw new ServiceRefusalException("DuplicateResourceException", $"There is a {properties["Name"]} already.");
                }

                Check(resource);
                var arn = $"{instance}/{Kind(resource.Type)}/{new Guid(++made, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 0)}";
                var created = resource with
                {
                    Reference = arn,
                    Attributes = new Dictionary<string, string> { ["QueueArn"] = arn, ["HoursOfOperationArn"] = arn },
                };
                Resources[arn] = created;
                return created;
        }
    }

    public DeployedResource Update(DeployedResource before, DeployedResource after)
    {
        if (!JsonNode.DeepEquals(before.Properties["InstanceArn"], after.Properties["InstanceArn"]))
        {
            throw new ServiceRefusalException("InvalidRequest", "InstanceArn cannot be updated.");
        }

        Check(after);
        if (Resources.ContainsKey(after.Reference))
        {
            Resources[after.Reference] = after;
        }

        return after;
    }

    public void Delete(DeployedResource resource)
    {
        switch (resource.Type)
        {
            case "AWS::Connect::IntegrationAssociation":
                Functions.Remove((string)resource.Properties["IntegrationArn"]!);
                break;
            case "AWS::Connect::ApprovedOrigin":
                Origins.Remove((string)resource.Properties["Origin"]!);
                break;
            case "AWS::Connect::Queue" when RoutedQueues.Contains(resource.Reference):
                throw new ServiceRefusalException("ResourceInUseException", "A routing profile has the queue.");
            default:
                Resources.Remove(resource.Reference);
                break;
        }
    }

    private static void Add(List<string> list, string value)
    {
        if (list.Contains(value))
        {
            throw new ServiceRefusalException("DuplicateResourceException", $"{value} is associated already.");
        }

        list.Add(value);
    }

    private static bool IsNamed(DeployedResource resource, string name) => (string?)resource.Properties["Name"] == name;

    private static string Kind(string type) =>
        type switch
        {
            "AWS::Connect::ContactFlow" => "contact-flow",
            "AWS::Connect::ContactFlowModule" => "flow-module",
            "AWS::Connect::Queue" => "queue",
            "AWS::Connect::HoursOfOperation" => "operating-hours",
            _ => throw new NotSupportedException(type),
        };

    private static void Check(DeployedResource resource)
    {
        var properties = resource.Properties;
        switch (resource.Type)
        {
            case "AWS::Connect::ContactFlow" or "AWS::Connect::ContactFlowModule":
                var content = (string)properties["Content"]!;
                var problem = Checked.GetOrAdd(
                    $"{resource.Type}\n{properties["Settings"]}\n{content}",
                    _ => Problem(resource.Type, content, (string?)properties["Settings"], (string?)properties["Description"])
                );
                if (problem is not null)
                {
                    throw new ServiceRefusalException(
                        resource.Type.EndsWith("Module", StringComparison.Ordinal)
                            ? "InvalidContactFlowModuleException"
                            : "InvalidContactFlowException",
                        problem
                    );
                }

                break;
            case "AWS::Connect::Queue":
                if (
                    properties["OutboundCallerConfig"] is JsonObject outbound
                    && outbound.Any(member => string.IsNullOrEmpty(member.Value?.ToString()))
                )
                {
                    throw new ServiceRefusalException("InvalidParameterException", "OutboundCallerConfig has an empty member.");
                }

                break;
            default:
                break;
        }
    }

    private static string? Problem(string type, string content, string? settings, string? description)
    {
        if (content.Length > 256_000)
        {
            return "Content is longer than 256000 characters.";
        }

        if (content.Contains("${", StringComparison.Ordinal))
        {
            return "A placeholder is not filled.";
        }

        var errors = FlowLinter
            .Lint(Encoding.UTF8.GetBytes(content), type)
            .Findings.Where(finding => finding.Rule.Severity is LintSeverity.Error)
            .Select(finding => finding.Message)
            .ToList();
        return errors.Count > 0 ? string.Join(" ", errors)
            : !type.EndsWith("Module", StringComparison.Ordinal) ? null
            : string.IsNullOrWhiteSpace(description) ? "A module without a description cannot be updated again."
            : FlowModuleContract.Problem(JsonNode.Parse(content)!, settings);
    }
}
