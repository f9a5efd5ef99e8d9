using System.Text.Json.Nodes;
using ScreenPop.Cli.Doctor;
using ScreenPop.Cli.Template;
using ScreenPop.FlowLanguage;

namespace ScreenPop.Cli.Flows.Releases;

/// <summary>The live flows and modules of an installation, through the AWS CLI.</summary>
internal sealed class LiveFlows(AwsCli aws, Installation installation)
{
    /// <summary>The id of a repository's flow in the installation.</summary>
    /// <exception cref="BadUsageException">The stack was deployed without it.</exception>
    public string IdOf(Flow flow) =>
        installation.Resources.TryGetValue(TemplateFlows.ResourceName(flow), out var arn)
            ? Installation.LastPart(arn)
            : throw new BadUsageException(
                $"{installation.Stack} has no flow {flow.Name}: run 'screenpop template', then 'sam build' and 'sam deploy'."
            );

    public async Task<string> ContentAsync(bool isModule, string id, CancellationToken cancellationToken) =>
        (await DescribeAsync(isModule, id, cancellationToken))["Content"]!.ToString();

    /// <summary>The flow as it is live: a module's contract belongs to its content.</summary>
    public async Task<FlowContent> NowAsync(FlowContent flow, CancellationToken cancellationToken)
    {
        var live = await DescribeAsync(flow.IsModule, flow.Id, cancellationToken);
        return flow with
        {
            Content = live["Content"]!.ToString(),
            Settings = flow.IsModule ? live["Settings"]?.ToString() : null,
        };
    }

    /// <summary>Makes content live immediately, because flows have no versions.</summary>
    /// <exception cref="AwsRefusedException">Amazon Connect refused the content. The live flow is unchanged.</exception>
    public async Task PutAsync(FlowContent flow, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("screen-pop-release-");
        try
        {
            var content = Path.Combine(folder.FullName, "content.json");
            await File.WriteAllTextAsync(content, flow.Content, cancellationToken);
            if (!flow.IsModule)
            {
                await AskAsync(
                    "update-contact-flow-content",
                    false,
                    flow.Id,
                    ["--content", $"file://{content}"],
                    cancellationToken
                );
                return;
            }

            var settings = Path.Combine(folder.FullName, "settings.json");
            // A module without a contract declares nothing.
            await File.WriteAllTextAsync(settings, flow.Settings ?? "{}", cancellationToken);
            await AskAsync(
                "update-contact-flow-module-content",
                true,
                flow.Id,
                ["--content", $"file://{content}", "--settings", $"file://{settings}"],
                cancellationToken
            );
            await MoveAliasAsync(flow, cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<JsonNode> DescribeAsync(bool isModule, string id, CancellationToken cancellationToken) =>
        isModule
            ? (await AskAsync("describe-contact-flow-module", isModule, id, [], cancellationToken))["ContactFlowModule"]!
            : (await AskAsync("describe-contact-flow", isModule, id, [], cancellationToken))["ContactFlow"]!;

    /// <summary>
    /// Moves the alias to a new version. Until then, flows that invoke the module by its alias use the previous one.
    /// </summary>
    private async Task MoveAliasAsync(FlowContent module, CancellationToken cancellationToken)
    {
        if (
            !installation.Resources.TryGetValue($"{module.Resource}Alias", out var alias)
            || !installation.Resources.TryGetValue(module.Resource, out var arn)
        )
        {
            return;
        }

        var made = await aws.CallAsync(
            "connect",
            "create-contact-flow-module-version",
            ["--instance-id", installation.InstanceId, "--contact-flow-module-id", arn],
            cancellationToken
        );
        await AskAsync(
            "update-contact-flow-module-alias",
            true,
            module.Id,
            ["--alias-id", AliasIdOf(alias), "--contact-flow-module-version", made["Version"]!.ToString()],
            cancellationToken
        );
    }

    /// <summary>An alias's ARN is the module's, a colon and the alias's id.</summary>
    private static string AliasIdOf(string arn) => arn[(arn.LastIndexOf(':') + 1)..];

    private Task<JsonNode> AskAsync(
        string operation,
        bool isModule,
        string id,
        string[] arguments,
        CancellationToken cancellationToken
    ) =>
        aws.CallAsync(
            "connect",
            operation,
            [
                "--instance-id",
                installation.InstanceId,
                isModule ? "--contact-flow-module-id" : "--contact-flow-id",
                id,
                .. arguments,
            ],
            cancellationToken
        );
}

/// <summary>The current or new content of an installation's flow or module.</summary>
/// <param name="Resource">Name in the template, such as <c>AgentWhisperFlow</c>.</param>
/// <param name="Id">Id in the instance.</param>
/// <param name="Content">JSON, with ARNs.</param>
/// <param name="Settings">A module's contract; null for a flow.</param>
internal sealed record FlowContent(string Resource, string Id, bool IsModule, string Content, string? Settings);
