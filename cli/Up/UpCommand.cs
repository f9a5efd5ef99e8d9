using System.CommandLine;
using ScreenPop.Cli.Call;
using ScreenPop.LocalConnect;
using ScreenPop.LocalConnect.Site;

namespace ScreenPop.Cli.Up;

/// <summary><c>screenpop up</c>: the local Amazon Connect with its pages, until Ctrl-C.</summary>
internal static class UpCommand
{
    private const int MostMinutes = 720;

    private static readonly Option<int> Port = new("--port")
    {
        Description = "The first of three consecutive ports: agent's page, Amazon Connect instance, record system.",
        DefaultValueFactory = _ => LocalConnectOptions.DefaultPort,
    };

    private static readonly Option<bool> NoOpen = new("--no-open")
    {
        Description = "Do not open the home page. Default: open it if there is a desktop.",
    };

    private static readonly Option<bool> Native = new("--native")
    {
        Description = "Show Amazon's own panel on the agent's page instead of the page's own controls.",
    };

    private static readonly Option<int?> SignOutAfter = new("--sign-out-after")
    {
        Description =
            $"Minutes without activity after which the panel signs an agent out, from 2 to {MostMinutes}. Default: never.",
    };

    /// <summary>Makes a command, or the root command itself, start the local Amazon Connect.</summary>
    public static T AddTo<T>(T command)
        where T : Command
    {
        command.Options.Add(Port);
        command.Options.Add(NoOpen);
        command.Options.Add(Native);
        command.Options.Add(SignOutAfter);
        OwnFileArguments.AddTo(command);
        LocalSessionArguments.AddTo(command);
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(
                    parsed.GetValue(Port),
                    Desktop.IsThere && !parsed.GetValue(NoOpen),
                    OwnFileArguments.Read(parsed, LocalSessionArguments.Read(parsed)) with
                    {
                        NativePanel = parsed.GetValue(Native),
                        SignOutAfter = Minutes(parsed.GetValue(SignOutAfter)),
                    },
                    parsed.InvocationConfiguration.Output,
                    cancellationToken
                )
        );
        return command;
    }

    private static TimeSpan? Minutes(int? minutes) =>
        minutes switch
        {
            null => null,
            >= 2 and <= MostMinutes => TimeSpan.FromMinutes(minutes.Value),
            _ => throw new BadUsageException(
                $"--sign-out-after is {minutes}: give a number of minutes from 2 to {MostMinutes}; the panel warns one minute before."
            ),
        };

    private static async Task<int> RunAsync(
        int port,
        bool opensHome,
        LocalSessionOptions options,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var addresses = FirstPort.AddressesAt(port, furtherAgents: options.Center.Agents.Count - 1);
        var config = options.ConfigFile is { } path ? new OwnConfig(path, addresses) : null;
        if (config is not null)
        {
            await config.CheckAsync(output.WriteLine, cancellationToken);
        }

        for (var first = true; !cancellationToken.IsCancellationRequested; first = false)
        {
            await using var site = await LocalSite.StartAsync(options, port, output.WriteLine, cancellationToken);
            await using var watch = config?.Watch(output.WriteLine);
            if (first)
            {
                Describe(site.Session, site.Server.Addresses, options, output);
            }
            else
            {
                output.WriteLine("Amazon Connect is running again.");
            }

            if (first && opensHome)
            {
                Desktop.Open(site.Server.Addresses.Home);
            }

            await Task.WhenAny(site.Server.Afresh, Task.Delay(Timeout.Infinite, cancellationToken));
            output.WriteLine(cancellationToken.IsCancellationRequested ? "Ending …" : "Starting afresh …");
        }

        return ExitCode.Success;
    }

    private static string AgentPages(LocalSessionOptions options, LocalAddresses addresses) =>
        string.Join(
            Environment.NewLine,
            options.Center.Agents.Zip(
                addresses.AgentPages,
                (agent, page) => $"  {(page == addresses.AgentPage ? "Agent's page" : ""), -14}  {page}  {agent.Name}"
            )
        );

    private static void Describe(LocalSession session, LocalAddresses addresses, LocalSessionOptions options, TextWriter output)
    {
        output.WriteLine(
            $"""

            Amazon Connect is running on this machine.

              Home            {addresses.Home}
              Instance id     {session.Instance.Center.Instance.InstanceId}
            {AgentPages(options, addresses)}
              Workspace       {addresses.Workspace}
              Caller's phone  {addresses.Phone}
              Record system   {addresses.Records}

            Home shows what runs and calls as each sample caller. Or open the agent's page and the caller's phone, and dial:

            """
        );
        foreach (var line in session.Data.PhoneBook.Lines)
        {
            output.WriteLine($"  {line.Number, -14}  {line.Name}");
        }

        output.WriteLine();
        output.WriteLine("from:");
        output.WriteLine();
        foreach (var caller in session.Data.PhoneBook.Callers)
        {
            output.WriteLine($"  {caller.Number, -14}  {caller.Name}");
        }

        foreach (var file in new[] { options.ConfigFile, options.CustomersFile, options.LinesFile }.OfType<string>())
        {
            output.WriteLine();
            output.WriteLine($"Changes to {file} apply while this runs.");
        }

        output.WriteLine();
        output.WriteLine("Press Ctrl-C to end.");
    }
}
