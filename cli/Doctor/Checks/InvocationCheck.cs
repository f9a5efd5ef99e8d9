using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace ScreenPop.Cli.Doctor.Checks;

/// <summary>Checks that flows may invoke the lookup: alias, permission, association.</summary>
internal sealed class InvocationCheck(AwsCli aws)
{
    public async IAsyncEnumerable<Finding> RunAsync(
        Installation installation,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var name = installation.LookupAlias.Split(':')[^1];
        var alias = await aws.CallAsync(
            "lambda",
            "get-alias",
            ["--function-name", installation.LookupFunction, "--name", name],
            cancellationToken
        );
        var shifting = alias["RoutingConfig"]?["AdditionalVersionWeights"]?.AsObject().FirstOrDefault();
        yield return Finding.Fine(
            "Alias",
            shifting is { Key: not null } next
                ? $"{name} is version {alias["FunctionVersion"]}; {next.Value!.GetValue<double>():P0} of the calls go to version {next.Key}."
                : $"{name} is version {alias["FunctionVersion"]}."
        );

        yield return await PermissionAsync(installation, name, cancellationToken);

        var listed = await aws.CallAsync(
            "connect",
            "list-lambda-functions",
            ["--instance-id", installation.InstanceId],
            cancellationToken
        );
        yield return listed["LambdaFunctions"]!.AsArray().Any(function => function!.ToString() == installation.LookupAlias)
            ? Finding.Fine("Association", "The instance knows the lookup.")
            : Finding.Wrong(
                "Association",
                "The instance does not know the lookup: the designer does not list it, and flows that invoke it may take the error branch.",
                $"aws connect associate-lambda-function --instance-id {installation.InstanceId} --function-arn {installation.LookupAlias}{aws.Options}"
            );
    }

    private async Task<Finding> PermissionAsync(Installation installation, string alias, CancellationToken cancellationToken)
    {
        var account = installation.InstanceArn.Split(':')[4];
        var remedy =
            $"aws lambda add-permission --function-name {installation.LookupFunction} --qualifier {alias} --statement-id screen-pop-connect"
            + $" --action lambda:InvokeFunction --principal connect.amazonaws.com --source-account {account} --source-arn {installation.InstanceArn}{aws.Options}";
        JsonNode policy;
        try
        {
            var answer = await aws.CallAsync(
                "lambda",
                "get-policy",
                ["--function-name", installation.LookupFunction, "--qualifier", alias],
                cancellationToken
            );
            policy = JsonNode.Parse(answer["Policy"]!.ToString())!;
        }
        catch (AwsRefusedException refused) when (refused.Code == "ResourceNotFoundException")
        {
            return Finding.Wrong(
                "Permission",
                "No policy lets anyone invoke the lookup, so flows take the error branch.",
                remedy
            );
        }

        var statements = policy["Statement"]!.AsArray().Where(IsForConnect).ToList();
        if (!statements.Any(statement => Names(statement!, installation.InstanceArn)))
        {
            return Finding.Wrong("Permission", "The instance may not invoke the lookup, so flows take the error branch.", remedy);
        }

        var open = statements.FirstOrDefault(statement =>
            !statement!.ToJsonString().Contains("arn:", StringComparison.Ordinal)
            || statement!["Condition"]?.ToJsonString().Contains(":instance/", StringComparison.Ordinal) is not true
        );
        return open is null
            ? Finding.Fine("Permission", "The instance, and no other, may invoke the lookup.")
            : Finding.Wrong(
                "Permission",
                $"The statement {open["Sid"]} lets Amazon Connect instances of any account invoke the lookup.",
                $"aws lambda remove-permission --function-name {installation.LookupFunction} --qualifier {alias} --statement-id {open["Sid"]}{aws.Options}"
            );
    }

    private static bool IsForConnect(JsonNode? statement) =>
        statement!["Effect"]?.ToString() == "Allow"
        && statement["Principal"]?.ToJsonString().Contains("connect.amazonaws.com", StringComparison.Ordinal) is true;

    private static bool Names(JsonNode statement, string instanceArn) =>
        statement["Condition"]?.ToJsonString().Contains($"\"{instanceArn}\"", StringComparison.Ordinal) is true;
}
