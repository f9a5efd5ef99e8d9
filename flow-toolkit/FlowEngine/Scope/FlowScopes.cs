using System.Text.Json;
using System.Text.Json.Nodes;
using ScreenPop.FlowEngine.Services;

namespace ScreenPop.FlowEngine.Scope;

/// <summary>The state that a contact carries into another flow or module, and back.</summary>
internal static class FlowScopes
{
    private static readonly string[] TransferredTrees = ["Lex", "Views"];

    /// <summary>A module sees its input and the contact, and nothing else of the flow that invokes it.</summary>
    public static FlowScope ForModule(JsonElement input)
    {
        var scope = new FlowScope();
        if (input.ValueKind == JsonValueKind.Object)
        {
            scope.Trees["Modules"] = JsonSerializer.SerializeToElement(
                new JsonObject { ["Input"] = JsonNode.Parse(input.GetRawText()) }
            );
        }

        return scope;
    }

    /// <summary>
    /// A transfer keeps the stored input and the results of the last bot and view. Everything else belongs to the flow that was
    /// left.
    /// </summary>
    public static FlowScope AfterTransfer(FlowScope from, FlowRunnerOptions options)
    {
        var scope = new FlowScope
        {
            External = options.ExternalSurvivesTransfer ? from.External : default,
            StoredCustomerInput = from.StoredCustomerInput,
            ViewAction = from.ViewAction,
        };
        foreach (var name in TransferredTrees)
        {
            if (from.Trees.TryGetValue(name, out var tree))
            {
                scope.Trees[name] = tree;
            }
        }

        return scope;
    }

    /// <summary>A module that invoked another keeps its own input.</summary>
    public static void ReturnFromModule(FlowScope caller, string? branch, JsonElement data)
    {
        var result = new JsonObject { ["Result"] = branch };
        if (ServiceData.Object(caller, "Modules")["Input"] is { } input)
        {
            result["Input"] = input.DeepClone();
        }

        if (data.ValueKind == JsonValueKind.Object)
        {
            result["ResultData"] = JsonNode.Parse(data.GetRawText());
        }

        caller.Trees["Modules"] = JsonSerializer.SerializeToElement(result);
    }
}
