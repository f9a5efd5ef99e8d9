using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;

namespace ScreenPop.Cli.Tests;

/// <summary>
/// Errors of the machine: the command prints one line that names the problem, ends with exit code 1 and leaves no process
/// behind.
/// </summary>
public sealed class BadSurroundingsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("screen-pop-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_file_that_is_not_Flow_language_is_named()
    {
        Flow("inbound-screen-pop", """{"modules":[],"start":"x"}""");

        await FailsAsync("inbound-screen-pop.json", Call("--flows", folder.FullName));
    }

    [Fact]
    public async Task A_file_that_is_not_JSON_is_named()
    {
        Flow("inbound-screen-pop", "{ not json");

        await FailsAsync("inbound-screen-pop.json", Call("--flows", folder.FullName));
    }

    [Fact]
    public async Task A_placeholder_that_nothing_fills_is_named()
    {
        Flow(
            "inbound-screen-pop",
            """
            {"Version":"2019-10-30","StartAction":"Set queue","Metadata":{},"Actions":[
              {"Identifier":"Set queue","Type":"UpdateContactTargetQueue","Parameters":{"QueueId":"${BillingQueueArn}"},
               "Transitions":{"NextAction":"End","Errors":[{"ErrorType":"NoMatchingError","NextAction":"End"}]}},
              {"Identifier":"End","Type":"DisconnectParticipant","Parameters":{},"Transitions":{}}]}
            """
        );

        await FailsAsync("${BillingQueueArn}", Call("--flows", folder.FullName));
    }

    [Fact]
    public async Task A_flow_that_is_not_there_is_named() => await FailsAsync("no-such-flow", Call("--flow", "no-such-flow"));

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task A_function_that_ends_at_start_is_named()
    {
        var lookup = Path.Combine(folder.FullName, "bootstrap");
        await File.WriteAllTextAsync(lookup, "#!/bin/sh\nexit 9\n", TestContext.Current.CancellationToken);
        File.SetUnixFileMode(lookup, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        await FailsAsync("exit status 9", Call("--lookup", lookup));
    }

    [Fact]
    public async Task A_machine_without_Node_is_told_what_to_install()
    {
        using var screenpop = ScreenPopProcess.Start(environment => environment["PATH"] = folder.FullName, Call());

        await FailsAsync("install Node.js", screenpop);
    }

    [Fact]
    public async Task A_taken_port_is_named_with_the_way_out()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        await FailsAsync($"{port}", ["up", "--port", $"{port}"], "--port");
    }

    private static string[] Call(params string[] more) => ["call", "--from", "+14155550100", "--to", "+18005550199", .. more];

    private void Flow(string name, string content) =>
        File.WriteAllText(Path.Combine(folder.CreateSubdirectory("flows").FullName, name + ".json"), content);

    private static async Task FailsAsync(string named, string[] arguments, string? remedy = null)
    {
        using var screenpop = ScreenPopProcess.Start(arguments);
        await FailsAsync(named, screenpop, remedy);
    }

    private static async Task FailsAsync(string named, ScreenPopProcess screenpop, string? remedy = null)
    {
        var (exitCode, _, errors) = await screenpop.EndAsync();

        Assert.Equal(1, exitCode);
        var line = Assert.Single(
            errors.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            line => line.StartsWith("screenpop:", StringComparison.Ordinal)
        );
        Assert.Contains(named, line, StringComparison.Ordinal);
        Assert.Contains(remedy ?? "", line, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
        Assert.Empty(screenpop.Survivors());
    }
}
