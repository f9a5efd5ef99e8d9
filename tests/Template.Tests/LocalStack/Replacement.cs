using System.Text.Json.Nodes;

namespace ScreenPop.Template.Tests.LocalStack;

/// <summary>The changes that replace a resource. Source: createOnlyProperties of CloudFormation's resource schemas.</summary>
internal static class Replacement
{
    private static readonly Dictionary<string, string[]> CreateOnly = new()
    {
        ["AWS::Lambda::Function"] = ["FunctionName"],
        ["AWS::Lambda::Version"] = ["FunctionName", "Description"],
        ["AWS::Lambda::Alias"] = ["FunctionName", "Name"],
        ["AWS::Lambda::Permission"] = ["Action", "FunctionName", "Principal", "SourceAccount", "SourceArn"],
        ["AWS::Connect::IntegrationAssociation"] = ["InstanceId", "IntegrationType", "IntegrationArn"],
        ["AWS::Connect::ApprovedOrigin"] = ["InstanceId", "Origin"],
        ["AWS::Connect::ContactFlow"] = ["Type"],
        ["AWS::Connect::ContactFlowModuleVersion"] = ["ContactFlowModuleId", "Description"],
        ["AWS::Connect::ContactFlowModuleAlias"] = ["ContactFlowModuleId"],
        ["AWS::IAM::Role"] = ["RoleName", "Path"],
        ["AWS::DynamoDB::Table"] = ["TableName", "KeySchema"],
    };

    public static bool IsNeeded(DeployedResource old, JsonObject properties) =>
        CreateOnly.GetValueOrDefault(old.Type, []).Any(name => !JsonNode.DeepEquals(old.Properties[name], properties[name]));
}
