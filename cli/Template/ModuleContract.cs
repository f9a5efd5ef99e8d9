using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ScreenPop.FlowLanguage;

namespace ScreenPop.Cli.Template;

/// <summary>
/// The contract of a module in its resource's <c>Settings</c>. Amazon Connect refuses a module that returns an undeclared result,
/// and a flow that passes an undeclared input. The <c>Settings</c> in a module's own content declare nothing.
/// </summary>
public static partial class ModuleContract
{
    /// <summary>
    /// Derives the contract from a module's blocks: the inputs that it reads, and the results and data that it returns. The JSON
    /// text is the same for CloudFormation and the API.
    /// </summary>
    public static string Settings(Flow module)
    {
        ArgumentNullException.ThrowIfNull(module);
        var returns = module.Actions.Where(action => action.Type == "EndFlowModuleExecution").ToList();
        var contract = new JsonObject
        {
            ["transitions"] = new JsonObject
            {
                ["results"] = new JsonArray([
                    .. returns
                        .Select(action => Text(action.Parameters, "Result"))
                        .OfType<string>()
                        .Distinct()
                        .Select(name => new JsonObject { ["name"] = name, ["description"] = "" }),
                ]),
            },
        };
        Declare(
            contract,
            "input",
            Input()
                .Matches(module.Json.GetRawText())
                .Select(match => match.Groups[1].Value)
                .Distinct()
                .Order(StringComparer.Ordinal)
        );
        Declare(
            contract,
            "resultData",
            returns.SelectMany(action => Members(action.Parameters, "ResultData")).Distinct().Order(StringComparer.Ordinal)
        );
        return contract.ToJsonString();
    }

    /// <summary>Every member is a string, because a reference such as <c>$.Attributes.x</c> is one.</summary>
    private static void Declare(JsonObject contract, string part, IEnumerable<string> names)
    {
        var properties = new JsonObject(
            names.Select(name => KeyValuePair.Create(name, (JsonNode?)new JsonObject { ["type"] = "string" }))
        );
        if (properties.Count > 0)
        {
            contract[part] = new JsonObject
            {
                ["schema"] = new JsonObject { ["type"] = "object", ["properties"] = properties },
            };
        }
    }

    private static string? Text(JsonElement parameters, string name) =>
        parameters.ValueKind is JsonValueKind.Object
        && parameters.TryGetProperty(name, out var value)
        && value.ValueKind is JsonValueKind.String
            ? value.GetString()
            : null;

    private static IEnumerable<string> Members(JsonElement parameters, string name) =>
        parameters.ValueKind is JsonValueKind.Object
        && parameters.TryGetProperty(name, out var value)
        && value.ValueKind is JsonValueKind.Object
            ? value.EnumerateObject().Select(member => member.Name)
            : [];

    [GeneratedRegex(@"\$\.Modules\.Input\.([A-Za-z0-9_-]+)")]
    private static partial Regex Input();
}
