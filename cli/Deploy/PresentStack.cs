using System.Text.Json.Nodes;
using ScreenPop.Cli.Doctor;

namespace ScreenPop.Cli.Deploy;

/// <summary>The stack as it is before a deployment.</summary>
/// <param name="IsFailedCreation">Whether its creation failed. It can only be deleted.</param>
/// <param name="Parameters">The values that stay where none is given.</param>
internal sealed record StackBefore(bool IsFailedCreation, IReadOnlyDictionary<string, string> Parameters);

/// <summary>Finds the stack that a deployment would update.</summary>
internal sealed class PresentStack(AwsCli aws, string name)
{
    /// <returns>Null if there is no such stack.</returns>
    /// <exception cref="BadUsageException">The stack is in a state that a deployment cannot change.</exception>
    public async Task<StackBefore?> FindAsync(CancellationToken cancellationToken)
    {
        JsonNode stack;
        try
        {
            var stacks = await aws.CallAsync("cloudformation", "describe-stacks", ["--stack-name", name], cancellationToken);
            stack = stacks["Stacks"]![0]!;
        }
        catch (AwsRefusedException refused) when (refused.Code is "ValidationError" or "ResourceNotFoundException")
        {
            return null;
        }

        var status = stack["StackStatus"]!.ToString();
        return Obstacle(status, stack) is { } obstacle
            ? throw new BadUsageException($"{name} is {status}: {obstacle}")
            : new StackBefore(
                status is "ROLLBACK_COMPLETE" or "ROLLBACK_FAILED",
                Installation.Pairs(stack["Parameters"], "ParameterKey", "ParameterValue")
            );
    }

    private string? Obstacle(string status, JsonNode stack) =>
        status switch
        {
            "UPDATE_ROLLBACK_FAILED" =>
                $"run 'aws cloudformation continue-update-rollback --stack-name {name}{aws.Options}' first.",
            "DELETE_FAILED" =>
                $"its deletion got stuck, such as on its queue in a routing profile. Its events name the obstacle; remove it and run 'aws cloudformation delete-stack --stack-name {name}{aws.Options}', or deploy as another --stack. {TheTable(stack)}",
            _ => status.EndsWith("_IN_PROGRESS", StringComparison.Ordinal) ? "wait until it ends, then run this again." : null,
        };

    /// <summary>The table outlives its stack, and a new stack would start with an empty one.</summary>
    private static string TheTable(JsonNode stack) =>
        Installation.Pairs(stack["Outputs"], "OutputKey", "OutputValue").TryGetValue("TableName", out var table)
            ? $"The customers stay in the table {table}: give the new stack --parameter ExistingTableName={table}."
            : "Its table stays: give a new stack its name with --parameter ExistingTableName=NAME.";
}
