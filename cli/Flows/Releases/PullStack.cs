using System.CommandLine;
using System.Text;
using System.Text.Json;
using ScreenPop.Cli.Doctor;
using ScreenPop.Cli.Template;
using ScreenPop.FlowLanguage;
using ScreenPop.FlowLanguage.Placeholders;
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
            await parsed.InvocationConfiguration.Error.WriteLineAsync($"{refused.Command}: {refused.Message}");
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
        var files = new List<(string Path, byte[] Content)>();
        foreach (var flow in flows)
        {
            var content = await live.ContentAsync(flow.IsModule, live.IdOf(flow), cancellationToken);
            var pulled = FlowPull.Pull(Flow.Parse(Encoding.UTF8.GetBytes(content), flow.Name), environment);
            var folder = Path.Combine(layout.ContactFlows, flow.IsModule ? "modules" : "flows");
            files.Add((Path.Combine(folder, $"{flow.Name}.json"), pulled.Write()));
        }

        var values = JsonSerializer.Serialize(new { values = environment.Values }, Indented) + "\n";
        files.Add(
            (Path.Combine(layout.ContactFlows, "environments", $"{installation.Stack}.json"), Encoding.UTF8.GetBytes(values))
        );
        foreach (var (path, content) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, content, cancellationToken);
            await output.WriteLineAsync($"wrote  {Path.GetRelativePath(layout.Root, path)}");
        }
    }
}
