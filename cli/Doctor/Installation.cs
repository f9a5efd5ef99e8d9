using System.Text.Json.Nodes;
using ScreenPop.FlowLanguage;

namespace ScreenPop.Cli.Doctor;

/// <summary>A deployed stack, as described by CloudFormation.</summary>
/// <param name="Resources">Physical ids by logical id.</param>
internal sealed record Installation(
    string Stack,
    string Status,
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

    /// <exception cref="AwsRefusedException">There is no such stack, or access is denied.</exception>
    public static async Task<Installation> ReadAsync(AwsCli aws, string stack, CancellationToken cancellationToken)
    {
        var described = await aws.CallAsync("cloudformation", "describe-stacks", ["--stack-name", stack], cancellationToken);
        var listed = await aws.CallAsync("cloudformation", "list-stack-resources", ["--stack-name", stack], cancellationToken);
        var facts = described["Stacks"]![0]!;
        return new Installation(
            stack,
            facts["StackStatus"]!.ToString(),
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

    private static Dictionary<string, string> Pairs(JsonNode? list, string key, string value) =>
        list?.AsArray()
            .Where(entry => entry![value] is not null)
            .ToDictionary(entry => entry![key]!.ToString(), entry => entry![value]!.ToString())
        ?? [];
}
