using System.CommandLine;
using System.Text;
using ScreenPop.Cli.Flows.Releases;
using ScreenPop.FlowLanguage;
using ScreenPop.FlowLanguage.Placeholders;
using ScreenPop.FlowTesting;
using ScreenPop.FlowTesting.Environments;

namespace ScreenPop.Cli.Flows;

/// <summary><c>screenpop flows pull</c> and <c>render</c>: replace an instance's ARNs with placeholders, and back.</summary>
internal static class EnvironmentCommands
{
    private static readonly Argument<string?> File = new("file") { Description = "A flow.", Arity = ArgumentArity.ZeroOrOne };

    private static readonly Option<string?> Environment = new("--environment", "-e")
    {
        Description = "A file of values, or the name of one in contact-flows/environments.",
    };

    private static readonly Option<FileInfo?> Output = new("--output", "-o")
    {
        Description = "File to write the flow to (default: standard output).",
    };

    public static Command CreatePull() =>
        PullStack.AddTo(
            Create(
                "pull",
                "Replace the ARNs of an instance with placeholders, in an exported file or in all flows of a stack.",
                (flow, environment) => FlowPull.Pull(flow, environment)
            )
        );

    public static Command CreateRender() =>
        Create(
            "render",
            "Fill the placeholders for an instance, to import the flow in the console.",
            (flow, environment) => Placeholder.Fill(flow, environment.Values)
        );

    private static Command Create(string name, string description, Func<Flow, FlowEnvironment, Flow> change)
    {
        var command = new Command(name, description) { File, Environment, Output };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                if (name == "pull" && PullStack.IsAsked(parsed))
                {
                    return await PullStack.RunAsync(parsed, cancellationToken);
                }

                var path = parsed.GetValue(File) ?? throw new BadUsageException($"flows {name} needs a flow's file.");
                var environment = Find(
                    path,
                    parsed.GetValue(Environment)
                        ?? throw new BadUsageException($"flows {name} needs --environment, the values of the placeholders.")
                );
                var changed = FlowInput.Read(path, file => change(Flow.Load(file), environment));
                await FlowInput.WriteAsync(
                    Encoding.UTF8.GetString(changed.Write()),
                    parsed.GetValue(Output),
                    parsed.InvocationConfiguration.Output,
                    cancellationToken
                );
                return ExitCode.Success;
            }
        );
        return command;
    }

    /// <summary>An environment by the path of its file, or by its name beside or above a flow or a script.</summary>
    public static FlowEnvironment Find(string flow, string name)
    {
        var file = System.IO.File.Exists(name)
            ? name
            : FlowFiles.FindAbove(flow, Path.Combine("environments", name + ".json"))
                ?? throw new BadUsageException(
                    $"there is no environment '{name}': neither a file of that name nor environments/{name}.json beside or above {flow}."
                );
        return FlowInput.Read(file, path => FlowEnvironment.Parse(System.IO.File.ReadAllBytes(path), Path.GetFileName(path)));
    }
}
