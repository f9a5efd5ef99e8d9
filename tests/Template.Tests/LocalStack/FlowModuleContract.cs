using System.Text.Json.Nodes;

namespace ScreenPop.Template.Tests.LocalStack;

/// <summary>
/// The resource's <c>Settings</c> must declare a module's results: JSON with <c>input.schema</c>, <c>resultData.schema</c> and
/// <c>transitions.results[]</c>. The content's own <c>Settings</c> must exist, but the service ignores their values.
/// </summary>
internal static class FlowModuleContract
{
    private const int MostResults = 8;

    public static string? Problem(JsonNode content, string? settings)
    {
        if (content["Settings"] is not JsonObject)
        {
            return "JSON field is missing or null for field name: settings";
        }

        var contract = JsonNode.Parse(settings ?? "{}")!;
        var declared = (contract["transitions"]?["results"]?.AsArray() ?? []).Select(result => (string)result!["name"]!).ToList();
        if (declared.Count > MostResults || declared.Distinct().Count() != declared.Count)
        {
            return $"A module has at most {MostResults} results, each of another name.";
        }

        var data = contract["resultData"]?["schema"]?["properties"] as JsonObject ?? [];
        var returns = content["Actions"]!
            .AsArray()
            .Where(action => (string?)action!["Type"] == "EndFlowModuleExecution")
            .Select(action => action!["Parameters"] as JsonObject ?? []);
        foreach (var parameters in returns)
        {
            if ((string?)parameters["Result"] is { } result && !declared.Contains(result))
            {
                return $"Invalid Action property name: the result {result} is not declared.";
            }

            if (
                (parameters["ResultData"] as JsonObject ?? []).FirstOrDefault(value => !data.ContainsKey(value.Key)).Key is
                { } key
            )
            {
                return $"Invalid Action property name: the result's data {key} is not declared.";
            }
        }

        return null;
    }
}
