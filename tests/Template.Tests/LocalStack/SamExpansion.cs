using System.Text.Json.Nodes;

namespace ScreenPop.Template.Tests.LocalStack;

/// <summary>
/// An expansion of the one SAM type in the template, <c>AWS::Serverless::Function</c>: function, version, alias, rule and
/// permission of an event, CodeDeploy's group. Another test compares the names with those of AWS's translator.
/// </summary>
internal static class SamExpansion
{
    public const string Application = "ServerlessDeploymentApplication";

    /// <param name="rendered">A template without conditions.</param>
    /// <param name="code">Represents the hash of the uploaded package: another package is another version.</param>
    public static JsonObject Expand(JsonObject rendered, string code)
    {
        var expanded = new JsonObject();
        foreach (var (name, resource) in rendered["Resources"]!.AsObject())
        {
            if ((string?)resource!["Type"] == "AWS::Serverless::Function")
            {
                Function(expanded, name, resource.AsObject(), rendered["Globals"]!["Function"]!.AsObject(), code);
            }
            else
            {
                expanded[name] = resource.DeepClone();
            }
        }

        return expanded;
    }

    public static string VersionOf(string function, string code) => $"{function}Version{code}";

    public static string AliasOf(string function) => $"{function}Aliaslive";

    private static void Function(JsonObject expanded, string name, JsonObject resource, JsonObject globals, string code)
    {
        var own = resource["Properties"]!.AsObject();
        var properties = (JsonObject)globals.DeepClone();
        foreach (var (key, value) in own)
        {
            properties[key] = key == "Environment" ? Variables(globals, own) : value?.DeepClone();
        }

        var (version, alias) = (VersionOf(name, code), AliasOf(name));
        var description = Take(properties, "VersionDescription");
        var preference = Take(properties, "DeploymentPreference");
        var events = Take(properties, "Events");
        var asynchronous = Take(properties, "EventInvokeConfig");
        Take(properties, "AutoPublishAlias");
        properties["CodeUri"] = code;
        expanded[name] = Resource("AWS::Lambda::Function", properties, resource);
        expanded[version] = Resource(
            "AWS::Lambda::Version",
            new JsonObject { ["FunctionName"] = Ref(name), ["Description"] = description?.DeepClone() },
            resource
        );
        expanded[version]!["DeletionPolicy"] = (string?)resource["DeletionPolicy"] ?? "Retain";
        expanded[alias] = Resource(
            "AWS::Lambda::Alias",
            new JsonObject
            {
                ["FunctionName"] = Ref(name),
                ["FunctionVersion"] = Attribute(version, "Version"),
                ["Name"] = "live",
            },
            resource
        );
        if (preference is JsonObject shifting && shifting["Enabled"]?.ToString() != "false")
        {
            Shift(expanded, name, alias, shifting, resource);
        }

        if (asynchronous is not null)
        {
            asynchronous["FunctionName"] = Ref(alias);
            expanded[$"{name}EventInvokeConfig"] = Resource("AWS::Lambda::EventInvokeConfig", (JsonObject)asynchronous, resource);
        }

        foreach (var (key, made) in events as JsonObject ?? [])
        {
            Event(expanded, name + key, alias, made!, resource);
        }
    }

    private static void Shift(JsonObject expanded, string name, string alias, JsonObject preference, JsonObject resource)
    {
        expanded[Application] ??= new JsonObject { ["Type"] = "AWS::CodeDeploy::Application", ["Properties"] = new JsonObject() };
        expanded[$"{name}DeploymentGroup"] = Resource(
            "AWS::CodeDeploy::DeploymentGroup",
            new JsonObject
            {
                ["ApplicationName"] = Ref(Application),
                ["ServiceRoleArn"] = preference["Role"]?.DeepClone(),
                ["Alarms"] = preference["Alarms"]?.DeepClone(),
            },
            resource
        );
        expanded[alias]!["UpdatePolicy"] = new JsonObject
        {
            ["Role"] = preference["Role"]?.DeepClone(),
            ["BeforeAllowTrafficHook"] = preference["Hooks"]?["PreTraffic"]?.DeepClone(),
        };
        expanded[alias]!["DependsOn"] = new JsonArray($"{name}DeploymentGroup");
    }

    private static void Event(JsonObject expanded, string rule, string alias, JsonNode made, JsonObject resource)
    {
        var properties = (JsonObject)made["Properties"]!.DeepClone();
        properties["Targets"] = new JsonArray(Ref(alias));
        expanded[rule] = Resource("AWS::Events::Rule", properties, resource);
        expanded[$"{rule}Permission"] = Resource(
            "AWS::Lambda::Permission",
            new JsonObject
            {
                ["Action"] = "lambda:InvokeFunction",
                ["FunctionName"] = Ref(alias),
                ["Principal"] = "events.amazonaws.com",
                ["SourceArn"] = Attribute(rule, "Arn"),
            },
            resource
        );
    }

    private static JsonObject Variables(JsonObject globals, JsonObject own)
    {
        var variables = (JsonObject)globals["Environment"]!["Variables"]!.DeepClone();
        foreach (var (key, value) in own["Environment"]!["Variables"]!.AsObject())
        {
            variables[key] = value?.DeepClone();
        }

        return new JsonObject { ["Variables"] = variables };
    }

    private static JsonObject Resource(string type, JsonObject properties, JsonObject of)
    {
        var made = new JsonObject { ["Type"] = type, ["Properties"] = properties };
        foreach (var passedOn in new[] { "DependsOn", "UpdateReplacePolicy", "DeletionPolicy" })
        {
            if (of[passedOn] is { } value)
            {
                made[passedOn] = value.DeepClone();
            }
        }

        return made;
    }

    private static JsonNode? Take(JsonObject from, string key)
    {
        var taken = from[key]?.DeepClone();
        from.Remove(key);
        return taken;
    }

    private static JsonObject Ref(string name) => new() { ["Ref"] = name };

    private static JsonObject Attribute(string name, string attribute) =>
        new() { ["Fn::GetAtt"] = new JsonArray(name, attribute) };
}
