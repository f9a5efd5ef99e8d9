using System.Text.Json.Nodes;
using ScreenPop.FlowLanguage;

namespace ScreenPop.Cli.Doctor;

/// <summary>A deployed stack, as described by CloudFormation.</summary>
/// <param name="Options">The <c>--region</c> and <c>--profile</c> with which the stack was found, for further commands.</param>
/// <param name="Resources">Physical ids by logical id.</param>
internal sealed record Installation(
    string Stack,
    string Status,
    string Options,
    IReadOnlyDictionary<string, string> Parameters,
    IReadOnlyDictionary<string, string> Outputs,
    IReadOnlyDictionary<string, string> Resources
)
{
    public string InstanceArn => Outputs["InstanceArn"];

    public string InstanceId => LastPart(InstanceArn);

    public string LookupAlias => Outputs["LookupFunctionArn"];

    public string LookupFunction => Resources["CustomerLookupFunction"];

    public string Table => Outputs["TableName"];

    public string? Queue => Outputs.GetValueOrDefault("QueueArn");

    /// <summary>Address of the agent's page.</summary>
    public Uri Page => new(Outputs["Step1AgentPage"]);

    /// <summary>Origin of the agent's page, without a closing slash.</summary>
    public string WidgetOrigin => new Uri(Outputs["Step1AgentPage"]).GetLeftPart(UriPartial.Authority);

    /// <summary>
    /// The commands that build this stack and deploy it again. Parameters that are not given keep their values, but at least one
    /// has to be given: SAM would otherwise take those of another stack from samconfig.toml.
    /// </summary>
    /// <param name="changed">A parameter with a new value, as <c>Name=value</c>.</param>
    public string Redeployment(string? changed = null)
    {
        var given = changed ?? $"InstanceArn={Parameters.GetValueOrDefault("InstanceArn")}";
        var build = Parameters.GetValueOrDefault("Architecture") is "x86_64"
            ? "sam build    # with ARCHITECTURE=x86_64"
            : "sam build";
        return $"{build}\nsam deploy --stack-name {Stack} --s3-prefix {Stack}{Options} --parameter-overrides {ShellWord.Quote(given)}";
    }

    /// <exception cref="AwsRefusedException">There is no such stack, or access is denied.</exception>
    public static async Task<Installation> ReadAsync(AwsCli aws, string stack, CancellationToken cancellationToken)
    {
        var described = await aws.CallAsync("cloudformation", "describe-stacks", ["--stack-name", stack], cancellationToken);
        var listed = await aws.CallAsync("cloudformation", "list-stack-resources", ["--stack-name", stack], cancellationToken);
        var facts = described["Stacks"]![0]!;
        return new Installation(
            stack,
            facts["StackStatus"]!.ToString(),
            aws.Options,
            Pairs(facts[nameof(Parameters)], "ParameterKey", "ParameterValue"),
            Pairs(facts[nameof(Outputs)], "OutputKey", "OutputValue"),
            Pairs(listed["StackResourceSummaries"], "LogicalResourceId", "PhysicalResourceId")
        );
    }

    /// <summary>The value of a flow's placeholder in this installation, or null.</summary>
    public string? Meaning(string placeholder) =>
        placeholder switch
        {
            "CustomerLookupFunctionArn" => LookupAlias,
            "SupportQueueArn" => Outputs.GetValueOrDefault("QueueArn"),
            "StackName" => Stack,
            "FlowLogging" => Parameters.GetValueOrDefault(placeholder),
            _ when placeholder.EndsWith("Arn", StringComparison.Ordinal) => Resources.GetValueOrDefault(
                placeholder[..^"Arn".Length]
            ),
            _ when placeholder.EndsWith("Id", StringComparison.Ordinal) => Resources.TryGetValue(
                placeholder[..^"Id".Length],
                out var arn
            )
                ? LastPart(arn)
                : null,
            _ => null,
        };

    public static string LastPart(string arn) => ResourceArn.IdOf(arn);

    internal static Dictionary<string, string> Pairs(JsonNode? list, string key, string value) =>
        list?.AsArray()
            .Where(entry => entry![value] is not null)
            .ToDictionary(entry => entry![key]!.ToString(), entry => entry![value]!.ToString())
        ?? [];
}
