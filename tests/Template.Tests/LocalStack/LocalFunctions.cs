using System.Globalization;
using System.Text.Json.Nodes;

namespace ScreenPop.Template.Tests.LocalStack;

/// <summary>
/// Lambda. A version is the function at its publication, and an unchanged function gets no new version. A policy belongs to one
/// alias.
/// </summary>
internal sealed class LocalFunctions(LocalRoles roles)
{
    private const string Service = $"arn:aws:lambda:us-east-1:{LocalAccount.Id}:function:";

    private readonly Dictionary<string, LocalFunction> functions = [];
    private readonly List<(string Target, JsonObject Statement)> permissions = [];

    /// <summary>The hooks that CodeDeploy invoked before it moved an alias.</summary>
    public List<string> HooksRun { get; } = [];

    public int Count => functions.Count;

    public string RoleOf(string arn) => (string)Find(arn).Configuration["Role"]!;

    /// <summary>The settings behind an ARN: those of an alias's version, otherwise of <c>$LATEST</c>.</summary>
    public JsonObject ConfigurationOf(string arn)
    {
        var function = Find(arn);
        return arn[Service.Length..].Split(':') is [_, var qualifier]
            ? function.Versions[
                function.Aliases.TryGetValue(qualifier, out var version)
                    ? version
                    : int.Parse(qualifier, CultureInfo.InvariantCulture)
            ]
            : function.Configuration;
    }

    /// <summary>Whether Amazon Connect may invoke exactly this ARN for an instance.</summary>
    public bool MayInvoke(string arn, string principal, string source) =>
        functions.ContainsKey(NameOf(arn))
        && permissions.Any(permission =>
            permission.Target == arn
            && (string)permission.Statement["Principal"]! == principal
            && (string?)permission.Statement["SourceArn"] == source
        );

    public DeployedResource Create(DeployedResource resource)
    {
        var properties = resource.Properties;
        switch (resource.Type)
        {
            case "AWS::Lambda::Function":
                var name = (string?)properties["FunctionName"] ?? resource.Reference;
                functions[name] = new LocalFunction(properties);
                return resource with
                {
                    Reference = name,
                    Attributes = new Dictionary<string, string> { ["Arn"] = Service + name },
                };
            case "AWS::Lambda::Version":
                return Publish(resource, functions[(string)properties["FunctionName"]!]);
            case "AWS::Lambda::Alias":
                var function = (string)properties["FunctionName"]!;
                functions[function].Aliases[(string)properties["Name"]!] = Version(properties);
                return resource with { Reference = $"{Service}{function}:{properties["Name"]}" };
            case "AWS::Lambda::Permission":
                _ = Find((string)properties["FunctionName"]!);
                permissions.Add(((string)properties["FunctionName"]!, properties));
                return resource;
            default:
                return resource;
        }
    }

    public DeployedResource Update(DeployedResource resource, JsonObject? policy)
    {
        var properties = resource.Properties;
        if (resource.Type == "AWS::Lambda::Function")
        {
            functions[resource.Reference].Configuration = properties;
        }
        else if (resource.Type == "AWS::Lambda::Alias")
        {
            if ((string?)policy?["BeforeAllowTrafficHook"] is { } hook)
            {
                RunHook(hook, (string)policy["Role"]!);
            }

            functions[(string)properties["FunctionName"]!].Aliases[(string)properties["Name"]!] = Version(properties);
        }

        return resource;
    }

    public void Delete(DeployedResource resource)
    {
        var properties = resource.Properties;
        switch (resource.Type)
        {
            case "AWS::Lambda::Function":
                functions.Remove(resource.Reference);
                permissions.RemoveAll(permission => NameOf(permission.Target) == resource.Reference);
                break;
            case "AWS::Lambda::Version" when functions.TryGetValue((string)properties["FunctionName"]!, out var function):
                var number = int.Parse(resource.Attribute("Version"), CultureInfo.InvariantCulture);
                if (function.Aliases.ContainsValue(number))
                {
                    throw new ServiceRefusalException("ResourceConflictException", $"An alias points at version {number}.");
                }

                function.Versions.Remove(number);
                break;
            case "AWS::Lambda::Alias" when functions.TryGetValue((string)properties["FunctionName"]!, out var function):
                function.Aliases.Remove((string)properties["Name"]!);
                break;
            case "AWS::Lambda::Permission":
                permissions.RemoveAll(permission => JsonNode.DeepEquals(permission.Statement, properties));
                break;
            default:
                break;
        }
    }

    public IReadOnlyCollection<int> VersionsOf(string function) => functions[function].Versions.Keys;

    private static DeployedResource Publish(DeployedResource resource, LocalFunction function)
    {
        if (function.Versions.Count > 0 && JsonNode.DeepEquals(function.Versions.Last().Value, function.Configuration))
        {
            throw new ServiceRefusalException(
                "AlreadyExists",
                $"A version for this Lambda function exists ( {function.Versions.Last().Key} ). Modify the function to create a new version."
            );
        }

        var number = ++function.Published;
        function.Versions[number] = (JsonObject)function.Configuration.DeepClone();
        var arn = $"{Service}{resource.Properties["FunctionName"]}:{number}";
        return resource with
        {
            Reference = arn,
            Attributes = new Dictionary<string, string>
            {
                ["Version"] = number.ToString(CultureInfo.InvariantCulture),
                ["FunctionArn"] = arn,
            },
        };
    }

    /// <summary>The managed role of CodeDeploy invokes hooks of one name only; others need a policy of the role's own.</summary>
    private void RunHook(string hook, string role)
    {
        var name = NameOf(hook);
        var arn = Service + name;
        if (!name.StartsWith("CodeDeployHook_", StringComparison.Ordinal) && !roles.Allows(role, "lambda:InvokeFunction", arn))
        {
            throw new ServiceRefusalException("AccessDenied", $"CodeDeploy may not invoke the hook {name}.");
        }

        HooksRun.Add(name);
    }

    private LocalFunction Find(string arn) =>
        functions.TryGetValue(NameOf(arn), out var function)
            ? function
            : throw new ServiceRefusalException("ResourceNotFoundException", $"There is no function {arn}.");

    private static string NameOf(string arn) =>
        arn.StartsWith(Service, StringComparison.Ordinal) ? arn[Service.Length..].Split(':')[0] : arn;

    private static int Version(JsonObject alias) => int.Parse((string)alias["FunctionVersion"]!, CultureInfo.InvariantCulture);

    private sealed class LocalFunction(JsonObject configuration)
    {
        public JsonObject Configuration { get; set; } = configuration;

        public SortedDictionary<int, JsonObject> Versions { get; } = [];

        public Dictionary<string, int> Aliases { get; } = [];

        public int Published { get; set; }
    }
}
