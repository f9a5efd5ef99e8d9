using System.Text.Json;
using System.Text.Json.Nodes;
using ScreenPop.Cli.Doctor;
using ScreenPop.Cli.Template;
using ScreenPop.FlowLanguage;
using ScreenPop.FlowLanguage.Placeholders;
using ScreenPop.Toolchain;

namespace ScreenPop.Cli.Flows.Releases;

/// <summary>
/// Makes the repository's flows live, and restores the previous ones. A flow becomes live when its content is replaced. The flows
/// and modules that it refers to come first in both directions, because Amazon Connect refuses a flow that tests a result which
/// the module does not declare.
/// </summary>
internal sealed class FlowRelease(AwsCli aws, Installation installation, DirectoryInfo kept, TextWriter output)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly LiveFlows live = new(aws, installation);

    /// <summary>Makes every changed flow live. The positions of blocks do not count as a change.</summary>
    /// <returns>The number of changed flows.</returns>
    /// <exception cref="AwsRefusedException">
    /// Amazon Connect refused a flow. The earlier ones are restored, and a rollback still goes to the release before.
    /// </exception>
    public async Task<int> ReleaseAsync(RepositoryLayout layout, CancellationToken cancellationToken)
    {
        var (before, after) = (new List<FlowContent>(), new List<FlowContent>());
        foreach (var flow in InOrder(TemplateFlows.Load(layout)))
        {
            var wanted = Filled(flow);
            var now = await live.NowAsync(wanted, cancellationToken);
            if (!SameFlow(now.Content, wanted.Content))
            {
                after.Add(wanted);
                before.Add(now);
            }
        }

        if (after.Count == 0)
        {
            await output.WriteLineAsync($"{installation.Stack} has the repository's flows.");
            return 0;
        }

        var file = Path.Combine(kept.FullName, $"{TimeProvider.System.GetUtcNow():yyyyMMdd'T'HHmmssfff'Z'}.json");
        await output.WriteLineAsync($"The current live flows are kept in {file}.");
        await ResultFile.WriteAsync(file, JsonSerializer.Serialize(before, Indented), cancellationToken);
        // Only a process that is killed, or a flow that cannot be restored, leaves the file of an unfinished release.
        await PutAsync(after, before, () => File.Delete(file), cancellationToken);
        return after.Count;
    }

    /// <summary>Restores the flows that the last release replaced, or those of an earlier release's file.</summary>
    /// <exception cref="BadUsageException">No release is kept.</exception>
    public async Task<int> RollBackAsync(FileInfo? from, CancellationToken cancellationToken)
    {
        var file =
            from?.FullName
            ?? (
                kept.Exists
                    ? kept.EnumerateFiles("*.json").OrderBy(one => one.Name, StringComparer.Ordinal).LastOrDefault()
                    : null
            )?.FullName
            ?? throw new BadUsageException(
                $"{kept.FullName} keeps no release of {installation.Stack}; give --from, the file of one."
            );
        List<FlowContent> before;
        try
        {
            before = JsonSerializer.Deserialize<List<FlowContent>>(await File.ReadAllTextAsync(file, cancellationToken)) ?? [];
        }
        catch (Exception unread) when (unread is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new BadUsageException($"{file} is not the file of a release: {unread.Message}");
        }

        if (before.Count == 0 || before.Exists(flow => flow is not { Resource: not null, Id: not null, Content: not null }))
        {
            throw new BadUsageException(
                $"{file} is not the file of a release: give the one that 'screenpop flows release' has named."
            );
        }

        var now = new List<FlowContent>();
        foreach (var flow in before)
        {
            now.Add(await live.NowAsync(flow, cancellationToken));
        }

        await PutAsync(before, now, () => { }, cancellationToken);
        if (from is null)
        {
            File.Move(file, $"{file}.rolled-back", overwrite: true);
        }

        return before.Count;
    }

    /// <param name="wanted">The flows to make live, in order.</param>
    /// <param name="before">The same flows as they are live.</param>
    /// <param name="undone">Called when a flow was not released and all others are as before.</param>
    /// <param name="cancellationToken">Cancels the release, which is then undone.</param>
    private async Task PutAsync(
        List<FlowContent> wanted,
        List<FlowContent> before,
        Action undone,
        CancellationToken cancellationToken
    )
    {
        var begun = 0;
        try
        {
            foreach (var flow in wanted)
            {
                begun++;
                await live.PutAsync(flow, cancellationToken);
                await output.WriteLineAsync($"live  {flow.Resource}");
            }
        }
        catch (Exception failed)
        {
            // No caller may reach half a release, whether it is refused, cancelled, or its output or disk is full.
            await TellAsync($"{wanted[begun - 1].Resource} was not released: {failed.Message}");
            // A module's content may be live although its alias was refused, and a cancelled request may have arrived.
            var last = before[begun - 1];
            if (await RestoreAsync(before.Take(await IsLiveAsync(last) ? begun - 1 : begun)))
            {
                undone();
            }

            throw;
        }
    }

    /// <summary>Restores every flow that can be restored. The others are named.</summary>
    private async Task<bool> RestoreAsync(IEnumerable<FlowContent> before)
    {
        var restored = true;
        foreach (var flow in before)
        {
            try
            {
                await live.PutAsync(flow, CancellationToken.None);
                await TellAsync($"back  {flow.Resource}");
            }
            catch (Exception problem) when (problem is AwsRefusedException or IOException or UnauthorizedAccessException)
            {
                restored = false;
                var what = await IsLiveAsync(flow) ? "was not wholly restored" : "was not restored and has the new content";
                await TellAsync(
                    $"{flow.Resource} {what}: {problem.Message} Correct the cause, then 'screenpop flows rollback --stack {installation.Stack}{installation.Options}'."
                );
            }
        }

        return restored;
    }

    private async Task<bool> IsLiveAsync(FlowContent flow)
    {
        try
        {
            return await live.NowAsync(flow, CancellationToken.None) == flow;
        }
        catch (AwsRefusedException)
        {
            return false;
        }
    }

    /// <summary>Says what happens to a flow while a release is undone. An output that is full does not stop that.</summary>
    private async Task TellAsync(string line)
    {
        try
        {
            await output.WriteLineAsync(line);
        }
        catch (Exception full) when (full is IOException or UnauthorizedAccessException)
        {
            // The first cause ends the command.
        }
    }

    private FlowContent Filled(Flow flow)
    {
        var values = Placeholder
            .Names(flow)
            .ToDictionary(
                name => name,
                name =>
                    installation.Meaning(name)
                    ?? throw new BadUsageException(
                        $"{flow.Name} has ${{{name}}}, but {installation.Stack} has no resource for it."
                    )
            );
        return new FlowContent(
            TemplateFlows.ResourceName(flow),
            live.IdOf(flow),
            flow.IsModule,
            Placeholder.Fill(flow, values).Json.GetRawText(),
            flow.IsModule ? ModuleContract.Settings(flow) : null
        );
    }

    /// <summary>Modules first, then flows, each after the flows that it refers to.</summary>
    private static List<Flow> InOrder(IReadOnlyList<Flow> flows)
    {
        var byName = flows.ToDictionary(TemplateFlows.ResourceName);
        var ordered = new List<Flow>();
        foreach (var flow in flows)
        {
            Visit(flow, []);
        }

        return ordered;

        void Visit(Flow flow, HashSet<Flow> above)
        {
            if (ordered.Contains(flow) || !above.Add(flow))
            {
                return;
            }

            foreach (var name in Placeholder.Names(flow))
            {
                var resource = name.EndsWith("Arn", StringComparison.Ordinal) ? name[..^3] : name[..^2];
                if (byName.TryGetValue(resource, out var named))
                {
                    Visit(named, above);
                }
            }

            ordered.Add(flow);
        }
    }

    private static bool SameFlow(string one, string other) => JsonNode.DeepEquals(WithoutCanvas(one), WithoutCanvas(other));

    private static JsonObject WithoutCanvas(string content)
    {
        var flow = JsonNode.Parse(content)!.AsObject();
        flow.Remove("Metadata");
        return flow;
    }
}
