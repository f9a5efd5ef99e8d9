using Microsoft.Extensions.Time.Testing;
using ScreenPop.BrowserKit;
using ScreenPop.Toolchain;

namespace ScreenPop.Prerequisites.Tests;

public sealed class ChromiumTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("screen-pop-prerequisites-");
    private readonly List<string> announced = [];

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData(OperatingSystemKind.Linux, "/usr/bin/chromium")]
    [InlineData(OperatingSystemKind.Linux, "/usr/bin/chromium-browser")]
    [InlineData(OperatingSystemKind.Linux, "/usr/bin/google-chrome-stable")]
    [InlineData(OperatingSystemKind.Linux, "/usr/bin/microsoft-edge-stable")]
    [InlineData(OperatingSystemKind.Linux, "/usr/lib64/chromium-browser/chromium-browser")]
    [InlineData(OperatingSystemKind.Linux, "/opt/google/chrome/chrome")]
    [InlineData(OperatingSystemKind.Linux, "/snap/bin/chromium")]
    [InlineData(OperatingSystemKind.MacOS, "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")]
    [InlineData(OperatingSystemKind.MacOS, "/home/user/Applications/Chromium.app/Contents/MacOS/Chromium")]
    [InlineData(OperatingSystemKind.MacOS, "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge")]
    [InlineData(OperatingSystemKind.MacOS, "/usr/local/bin/chromium")]
    [InlineData(OperatingSystemKind.Windows, @"C:\Program Files\Google\Chrome\Application\chrome.exe")]
    [InlineData(OperatingSystemKind.Windows, @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe")]
    [InlineData(OperatingSystemKind.Windows, @"D:\profile\AppData\Local\Chromium\Application\chrome.exe")]
    [InlineData(OperatingSystemKind.Windows, @"C:\tools\chrome.exe")]
    public async Task The_system_s_browser_is_found_where_each_system_keeps_it(OperatingSystemKind system, string browser)
    {
        var machine = new FakeMachine(system, browser)
        {
            Variables =
            {
                ["HOME"] = "/home/user",
                ["ProgramFiles"] = @"C:\Program Files",
                ["ProgramFiles(x86)"] = @"C:\Program Files (x86)",
                ["LocalAppData"] = @"D:\profile\AppData\Local",
            },
        };

        Assert.Equal(browser, await GetAsync(machine, new FakeDownload(machine)));
        Assert.Empty(machine.Commands);
        Assert.Empty(announced);
    }

    [Fact]
    public async Task CHROMIUM_PATH_comes_before_Playwright_s_own_and_that_before_the_system_s()
    {
        var machine = new FakeMachine(OperatingSystemKind.Linux, "/opt/mine/chrome", FakeDownload.Path, "/usr/bin/chromium");

        Assert.Equal(FakeDownload.Path, await GetAsync(machine, new FakeDownload(machine)));

        machine.Variables["CHROMIUM_PATH"] = "/opt/mine/chrome";
        Assert.Equal("/opt/mine/chrome", await GetAsync(machine, new FakeDownload(machine)));
    }

    [Fact]
    public async Task A_CHROMIUM_PATH_that_is_not_there_or_does_not_start_is_named_and_nothing_else_is_taken()
    {
        var machine = new FakeMachine(OperatingSystemKind.Linux, "/usr/bin/chromium", "/opt/mine/chrome")
        {
            Variables = { ["CHROMIUM_PATH"] = "/opt/mine/gone" },
            Failing = { "/opt/mine/chrome" },
        };
        var missing = await Assert.ThrowsAsync<SetupException>(() => GetAsync(machine, new FakeDownload(machine)));

        machine.Variables["CHROMIUM_PATH"] = "/opt/mine/chrome";
        var broken = await Assert.ThrowsAsync<SetupException>(() => GetAsync(machine, new FakeDownload(machine)));

        Assert.StartsWith(
            "CHROMIUM_PATH names '/opt/mine/gone', which does not exist",
            missing.Message,
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "CHROMIUM_PATH names '/opt/mine/chrome', which does not start",
            broken.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Ubuntu_s_script_that_only_says_what_to_install_is_passed_over()
    {
        var machine = new FakeMachine(OperatingSystemKind.Linux, "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
        {
            Failing = { "/usr/bin/chromium-browser" },
        };

        Assert.Equal("/usr/bin/google-chrome", await GetAsync(machine, new FakeDownload(machine)));
    }

    [Fact]
    public async Task Where_there_is_none_Playwright_s_is_downloaded_before_the_package_manager_is_asked()
    {
        var machine = new FakeMachine(OperatingSystemKind.Linux, "/usr/bin/apt-get") { IsRoot = true };

        Assert.Equal(FakeDownload.Path, await GetAsync(machine, new FakeDownload(machine) { IsReachable = true }));
        Assert.Empty(machine.Commands);
        Assert.Single(announced);
    }

    [Fact]
    public async Task A_download_that_lacks_libraries_gets_them()
    {
        var machine = new FakeMachine(OperatingSystemKind.Linux, "/usr/bin/apt-get") { IsRoot = true };
        var download = new FakeDownload(machine) { IsReachable = true, LacksLibraries = true };

        Assert.Equal(FakeDownload.Path, await GetAsync(machine, download));
        Assert.Equal(2, announced.Count);
    }

    [Fact]
    public async Task Root_on_Debian_gets_the_package_after_an_update_and_is_asked_nothing()
    {
        var machine = new FakeMachine(OperatingSystemKind.Linux, "/usr/bin/apt-get")
        {
            IsRoot = true,
            Brings = { [" chromium chromium-headless-shell"] = "/usr/bin/chromium" },
        };

        Assert.Equal("/usr/bin/chromium", await GetAsync(machine, new FakeDownload(machine)));
        Assert.Equal("apt-get update -q", machine.Commands[0]);
        Assert.StartsWith("env DEBIAN_FRONTEND=noninteractive apt-get install -y", machine.Commands[1], StringComparison.Ordinal);
        Assert.Contains("Installing chromium, chromium-headless-shell with apt-get for the browser tests.", announced);
    }

    [Fact]
    public void The_shell_is_used_where_Debian_has_it_and_nobody_has_chosen_a_browser()
    {
        var machine = new FakeMachine(OperatingSystemKind.Linux, "/usr/bin/chromium");
        Assert.Null(HeadlessShell.Find(machine));

        const string shell = "/usr/lib/chromium/chromium-headless-shell";
        machine = new FakeMachine(OperatingSystemKind.Linux, "/usr/bin/chromium", shell);
        Assert.Equal(shell, HeadlessShell.Find(machine));

        machine.Variables["CHROMIUM_PATH"] = "/opt/mine/chrome";
        Assert.Null(HeadlessShell.Find(machine));
    }

    [Fact]
    public async Task Ubuntu_s_package_has_another_name()
    {
        var machine = new FakeMachine(OperatingSystemKind.Linux, "/usr/bin/apt-get")
        {
            IsRoot = true,
            Brings = { [" chromium-browser"] = "/usr/bin/chromium-browser" },
        };

        Assert.Equal("/usr/bin/chromium-browser", await GetAsync(machine, new FakeDownload(machine)));
    }

    [Fact]
    public async Task On_Fedora_dnf_is_asked_through_a_sudo_that_wants_no_password()
    {
        var machine = new FakeMachine(OperatingSystemKind.Linux, "/usr/bin/dnf", "/usr/bin/sudo")
        {
            Brings = { [" chromium"] = "/usr/bin/chromium-browser" },
        };

        Assert.Equal("/usr/bin/chromium-browser", await GetAsync(machine, new FakeDownload(machine)));
        Assert.Equal("sudo -n true", machine.Commands[0]);
        Assert.StartsWith("sudo -n dnf install -y", machine.Commands[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(OperatingSystemKind.Linux, "needs root, or a sudo that asks for no password")]
    [InlineData(OperatingSystemKind.MacOS, "no package manager that the tests may use")]
    [InlineData(OperatingSystemKind.Windows, "no package manager that the tests may use")]
    public async Task Where_nothing_helps_one_sentence_says_what_failed_and_what_to_do(OperatingSystemKind system, string reason)
    {
        var machine = new FakeMachine(system, "/usr/bin/apt-get", "/usr/bin/sudo") { Failing = { "sudo" } };

        var problem = await Assert.ThrowsAsync<SetupException>(() => GetAsync(machine, new FakeDownload(machine)));

        Assert.Contains("Playwright's could not be downloaded", problem.Message, StringComparison.Ordinal);
        Assert.Contains(reason, problem.Message, StringComparison.Ordinal);
        Assert.EndsWith("or point CHROMIUM_PATH to one.", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem.Message);
    }

    private Task<string> GetAsync(FakeMachine machine, FakeDownload download) =>
        new Chromium(machine, download, new SystemPackages(machine, announced.Add), announced.Add).GetAsync(
            new OneInstallation(folder.FullName, "chromium", new FakeTimeProvider(DateTimeOffset.UtcNow)),
            TestContext.Current.CancellationToken
        );
}
