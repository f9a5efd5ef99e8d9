using ScreenPop.Toolchain;

namespace ScreenPop.Prerequisites.Tests;

public sealed class BuildToolTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("screen-pop-prerequisites-");
    private readonly List<string> announced = [];

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_tool_that_is_there_is_taken()
    {
        var machine = new FakeMachine(OperatingSystemKind.Linux, "/usr/bin/gcc");

        Assert.Equal("/usr/bin/gcc", await GetAsync(BuildTool.Linker, machine));
        Assert.Empty(machine.Commands);
        Assert.Empty(announced);
    }

    [Fact]
    public async Task Make_is_installed_where_it_is_missing()
    {
        var machine = new FakeMachine(OperatingSystemKind.Linux, "/usr/bin/apt-get")
        {
            IsRoot = true,
            Brings = { [" make"] = "/usr/bin/make" },
        };

        Assert.Equal("/usr/bin/make", await GetAsync(BuildTool.Make, machine));
        Assert.Equal(["Installing make with apt-get for the tests of what 'sam build' packs."], announced);
    }

    [Fact]
    public async Task One_sentence_says_why_it_cannot_be_had()
    {
        var problem = await Assert.ThrowsAsync<SetupException>(() =>
            GetAsync(BuildTool.Make, new FakeMachine(OperatingSystemKind.Linux))
        );

        Assert.Equal(
            "'make' is not on the PATH and could not be installed (there is neither apt-get nor dnf here): "
                + "install make, which 'sam build' needs too.",
            problem.Message
        );
    }

    private Task<string> GetAsync(BuildTool tool, FakeMachine machine) =>
        tool.GetAsync(
            machine,
            new OneInstallation(folder.FullName, tool.Name, TimeProvider.System),
            announced.Add,
            TestContext.Current.CancellationToken
        );
}
