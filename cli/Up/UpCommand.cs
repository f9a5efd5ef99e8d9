using System.CommandLine;
using ScreenPop.Cli.Call;
using ScreenPop.LocalConnect;
using ScreenPop.LocalConnect.Site;

namespace ScreenPop.Cli.Up;

/// <summary><c>screenpop up</c>: the local Amazon Connect with its pages, until Ctrl-C.</summary>
internal static class UpCommand
{
    private const int HighestPort = 65533;

    private static readonly Option<int> Port = new("--port")
    {
        Description =
            $"The first of three neighbouring ports: agent's page, Amazon Connect instance, record system (default {LocalConnectOptions.DefaultPort}).",
        DefaultValueFactory = _ => LocalConnectOptions.DefaultPort,
    };

    /// <summary>Makes a command, or the root itself, start the local Amazon Connect.</summary>
    public static T AddTo<T>(T command)
        where T : Command
    {
        command.Options.Add(Port);
        LocalSessionArguments.AddTo(command);
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(
                    parsed.GetValue(Port),
                    LocalSessionArguments.Read(parsed),
                    parsed.InvocationConfiguration.Output,
                    cancellationToken
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        int port,
        LocalSessionOptions options,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        if (port is < 1 or > HighestPort)
        {
            throw new BadUsageException($"--port is {port}: give a number from 1 to {HighestPort}.");
        }

        await using var site = await LocalSite.StartAsync(options, port, output.WriteLine, cancellationToken);
        Describe(site.Session, site.Server.Addresses, output);
        await Task.Delay(Timeout.Infinite, cancellationToken).ContinueWith(static _ => { }, TaskScheduler.Default);
        output.WriteLine("Ending …");
        return ExitCode.Success;
    }

    private static void Describe(LocalSession session, LocalAddresses addresses, TextWriter output)
    {
        output.WriteLine(
            $"""

            Amazon Connect is running on this machine.

              Instance id     {session.Instance.Center.Instance.InstanceId}
              Agent's page    {addresses.AgentPage}
              Workspace       {addresses.Workspace}
              Caller's phone  {addresses.Phone}
              Record system   {addresses.Records}

            Open the agent's page and the caller's phone, and dial:

            """
        );
        foreach (var line in session.SampleData.PhoneBook.Lines)
        {
            output.WriteLine($"  {line.Number, -14}  {line.Name}");
        }

        output.WriteLine();
        output.WriteLine("from:");
        output.WriteLine();
        foreach (var caller in session.SampleData.PhoneBook.Callers)
        {
            output.WriteLine($"  {caller.Number, -14}  {caller.Name}");
        }

        output.WriteLine();
        output.WriteLine("Ctrl-C ends it.");
    }
}
