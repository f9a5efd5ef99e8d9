using System.CommandLine;
using System.Text;
using System.Text.Json;
using ScreenPop.Cli.Doctor;
using ScreenPop.Cli.Template;
using ScreenPop.FlowLanguage;
using ScreenPop.FlowLanguage.Placeholders;
using ScreenPop.FlowTesting.Comparing;
using ScreenPop.FlowTesting.Environments;
using ScreenPop.Toolchain;

namespace ScreenPop.Cli.Flows.Releases;

/// <summary>
/// <c>screenpop flows pull --stack</c>: copies the live flows of an installation into the repository, with placeholders for ARNs,
/// and writes the environment file with their values.
/// </summary>
internal static class PullStack
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command AddTo(Command pull) => StackOptions.AddTo(pull);

    public static bool IsAsked(ParseResult parsed) => parsed.GetValue(StackOptions.Stack) is not null;

    public static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var aws = StackOptions.AwsOf(parsed);
        try
        {
            var installation = await Installation.ReadAsync(aws, StackOptions.StackOf(parsed), cancellationToken);
            await PullAsync(aws, installation, RepositoryLayout.Find(), parsed.InvocationConfiguration.Output, cancellationToken);
            return ExitCode.Success;
        }
        catch (AwsRefusedException refused)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(refused.Told);
            return ExitCode.Failure;
        }
        catch (UnresolvedArnsException unknown)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync($"Nothing was written. {unknown.Message}");
            return ExitCode.Failure;
        }
    }

    /// <summary>Reads everything before it writes anything.</summary>
    /// <exception cref="UnresolvedArnsException">A flow refers to a resource outside the installation.</exception>
    public static async Task PullAsync(
        AwsCli aws,
        Installation installation,
        RepositoryLayout layout,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var live = new LiveFlows(aws, installation);
        var flows = TemplateFlows.Load(layout);
        var environment = new FlowEnvironment(
            installation.Stack,
            flows
                .SelectMany(flow => Placeholder.Names(flow))
                .Concat(flows.Where(flow => !flow.IsModule).Select(flow => $"{TemplateFlows.ResourceName(flow)}Arn"))
                .Distinct()
                .Order(StringComparer.Ordinal)
                .Select(name => (Name: name, Value: installation.Meaning(name)))
                .Where(pair => pair.Value is not null)
                .ToDictionary(pair => pair.Name, pair => pair.Value!)
        );
        // A word such as Disabled has many meanings. Only an ARN or an id is a placeholder at any place.
        var arns = new FlowEnvironment(
            environment.Name,
            environment.Values.Where(pair => !IsWord(pair.Value)).ToDictionary(pair => pair.Key, pair => pair.Value)
        );
        var files = new List<PulledFile>();
        foreach (var flow in flows)
        {
            var content = await live.ContentAsync(flow.IsModule, live.IdOf(flow), cancellationToken);
            var pulled = WordPlaceholders.Restore(
                FlowPull.Pull(Flow.Parse(Encoding.UTF8.GetBytes(content), flow.Name), arns),
                flow,
                environment.Values
            );
            var folder = Path.Combine(layout.ContactFlows, flow.IsModule ? "modules" : "flows");
            var changes = FlowComparison.Compare(flow, pulled);
            files.Add(new(Path.Combine(folder, $"{flow.Name}.json"), pulled.Write(), changes, IsSame: changes.Count == 0));
        }

        var values = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { values = environment.Values }, Indented) + "\n");
        var file = Path.Combine(layout.ContactFlows, "environments", $"{installation.Stack}.json");
        files.Add(new(file, values, [], File.Exists(file) && File.ReadAllBytes(file).AsSpan().SequenceEqual(values)));
        foreach (var pulled in files)
        {
            await WriteAsync(pulled, layout, output, cancellationToken);
        }
    }

    /// <summary>Keeps a file whose flow behaves the same, because the console writes the same flow in another order.</summary>
    private static async Task WriteAsync(
        PulledFile file,
        RepositoryLayout layout,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var name = Path.GetRelativePath(layout.Root, file.Path);
        if (file.IsSame)
        {
            await output.WriteLineAsync($"same   {name}");
            return;
        }

        await ResultFile.WriteAsync(file.Path, file.Content, cancellationToken);
        await output.WriteLineAsync($"wrote  {name}");
        foreach (var change in file.Changes)
        {
            await output.WriteLineAsync($"       {change}");
        }
    }

    private static bool IsWord(string value) =>
        !value.StartsWith("arn:", StringComparison.Ordinal) && !Guid.TryParse(value, out _);

    /// <param name="Changes">The differences between the repository's flow and the live flow.</param>
    private sealed record PulledFile(string Path, byte[] Content, IReadOnlyList<string> Changes, bool IsSame);
}
