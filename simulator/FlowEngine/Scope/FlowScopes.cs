using System.Text.Json;
using System.Text.Json.Nodes;

namespace ScreenPop.FlowEngine;

/// <summary>What a contact takes along into another flow or module, and brings back.</summary>
internal static class FlowScopes
{
    /// <summary>A module sees its input and nothing of the flow around it but the contact.</summary>
    public static FlowScope ForModule(JsonElement input)
    {
        var scope = new FlowScope();
        if (input.ValueKind == JsonValueKind.Object)
        {
            scope.Trees["Modules"] = JsonSerializer.SerializeToElement(new JsonObject { ["Input"] = JsonNode.Parse(input.GetRawText()) });
        }

        return scope;
    }

    public static FlowScope AfterTransfer(FlowScope from, FlowRunnerOptions options) => new()
    {
        External = options.ExternalSurvivesTransfer ? from.External : default,
        StoredCustomerInput = from.StoredCustomerInput,
    };

    public static void ReturnFromModule(FlowScope caller, string? branch, JsonElement data)
    {
        var result = new JsonObject { ["Result"] = branch };
        if (data.ValueKind == JsonValueKind.Object)
        {
            result["ResultData"] = JsonNode.Parse(data.GetRawText());
        }

        caller.Trees["Modules"] = JsonSerializer.SerializeToElement(result);
    }
}
