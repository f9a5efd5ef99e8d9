namespace ScreenPop.Prerequisites.Tests;

/// <summary>The real machine, with commands that every machine of the tests has.</summary>
public sealed class ThisMachineTests
{
    private readonly ThisMachine machine = new();

    [Fact]
    public async Task A_command_that_ends_well_a_command_that_does_not_and_one_that_is_not_there_are_told_apart()
    {
        Assert.Null(await RunAsync("dotnet", "--version"));
        Assert.Contains("exit code", await RunAsync("dotnet", "no-such-command"), StringComparison.Ordinal);
        Assert.Contains("cannot be started", await RunAsync("screen-pop-no-such-program"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_takes_too_long_is_ended()
    {
        var problem = await machine.RunAsync(
            "node",
            ["-e", "setInterval(() => {}, 1000)"],
            TimeSpan.FromMilliseconds(1),
            TestContext.Current.CancellationToken
        );

        Assert.Contains("has not ended", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Programs_are_found_on_the_PATH()
    {
        Assert.True(File.Exists(machine.OnPath("node")));
        Assert.Null(machine.OnPath("screen-pop-no-such-program"));
    }

    private Task<string?> RunAsync(string program, params string[] arguments) =>
        machine.RunAsync(program, arguments, TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
}
