using ScreenPop.Toolchain;

namespace ScreenPop.Cli.Tests;

/// <summary>A file that cannot be read or written is one line that names it, and exit code 2.</summary>
public sealed class UnusableFileTests : IDisposable
{
    private static readonly RepositoryLayout Layout = RepositoryLayout.Find();

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("screen-pop-");

    public UnusableFileTests()
    {
        Directory.CreateDirectory(In("folder"));
        File.WriteAllText(In("file"), "{}");
        File.WriteAllText(In("null.json"), "null");
        File.WriteAllText(In("list.json"), """[1, null, {}]""");
        File.WriteAllText(In("text.json"), "\"C-1001\"");
        File.WriteAllText(In("placeholder.json"), """{"version":1,"ccp":{"url":"${NoSuchUrl}/ccp-v2/"}}""");
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("flows show {flow} -o {folder}", "'{folder}' cannot be written: it is a folder, not a file.")]
    [InlineData("flows show {flow} --html {folder}", "'{folder}' cannot be written: it is a folder, not a file.")]
    [InlineData("flows show {folder}", "'{folder}' is a folder, not a file.")]
    [InlineData("flows show {folder}/no.json", "'{folder}/no.json' does not exist.")]
    [InlineData("flows show {flow} --trace {folder}", "'{folder}' is a folder, not a file.")]
    [InlineData("flows lint {flow} --contract {folder}", "'{folder}' is a folder, not a file.")]
    [InlineData("flows lint {flow} --contract {file}/x", "'{file}/x' does not exist.")]
    [InlineData("flows lint {flow} --contract {null}", "{null}, line 1")]
    [InlineData("flows show {flow} -o {file}/x.svg", "{file}/x.svg")]
    [InlineData("flows pull {flow} -e local -o {folder}", "{folder}")]
    [InlineData("flows new a --folder {file}", "{file}")]
    [InlineData("flows test {calls} --export {file}", "{file}")]
    [InlineData("flows test {calls} --junit {folder}", "{folder}")]
    [InlineData("flows test {calls} --coverage-html {folder}", "{folder}")]
    [InlineData("flows test {calls} --log {file}/log", "{file}/log")]
    [InlineData("rules lint {null}", "{null}")]
    [InlineData("rules explain --config {null} --contact {file}", "{null}")]
    [InlineData("rules lint {placeholder}", "NoSuchUrl")]
    [InlineData("rules explain --config {placeholder} --contact {file}", "NoSuchUrl")]
    [InlineData("rules lint {folder}", "'{folder}' is a folder, not a file.")]
    [InlineData("rules explain --contact {folder}", "'{folder}' is a folder, not a file.")]
    [InlineData("rules explain --contact {null}", "'{null}' is not a contact: --contact takes a file with one JSON object.")]
    [InlineData("rules explain --contact {list}", "'{list}' is not a contact: --contact takes a file with one JSON object.")]
    [InlineData("rules explain --contact {text}", "'{text}' is not a contact: --contact takes a file with one JSON object.")]
    [InlineData("flows rollback --stack s --from {folder}", "--from names '{folder}', which is a folder, not a file.")]
    [InlineData("flows rollback --stack s --keep {file}", "--keep names '{file}', which is not a folder.")]
    [InlineData("flows release --stack s --keep {file}", "--keep names '{file}', which is not a folder.")]
    [InlineData("replay {folder}", "'{folder}' is a folder, not a file.")]
    [InlineData("up --config {folder}", "--config names '{folder}', which is a folder, not a file. Give a screen-pop.json")]
    [InlineData("up --lookup {folder}", "--lookup names '{folder}', which is a folder, not a file.")]
    [InlineData("up --flows {file}", "--flows names '{file}', which is not a folder.")]
    [InlineData("deploy --customers {folder}", "--customers names '{folder}', which is a folder, not a file.")]
    [InlineData("deploy --lines no.csv", "--lines names 'no.csv', which does not exist.")]
    [InlineData("record --port 65535", "--port is 65535: give a number from 1 to 65533.")]
    [InlineData("record --port -5", "--port is -5")]
    [InlineData("record --port 2147483647", "--port is 2147483647: give a number from 1 to 65533.")]
    [InlineData("up --no-open --port 2147483647 --agents 3", "--port is 2147483647: give a number from 1 to 65531.")]
    [InlineData("up --no-open --port 65534", "--port is 65534: give a number from 1 to 65533.")]
    public async Task It_is_named_in_one_line(string command, string named)
    {
        var (exitCode, _, errors) = await RunAsync(command);

        Assert.Equal(2, exitCode);
        Assert.Contains(Filled(named), errors, StringComparison.Ordinal);
        Assert.Single(errors.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task The_result_of_the_tests_is_told_although_its_file_cannot_be_written()
    {
        var (_, output, _) = await RunAsync("flows test {calls} --junit {folder}");

        Assert.Contains(" passed, 0 failed", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interrupted_command_leaves_the_file_that_was_there()
    {
        var file = In("flow.svg");
        await File.WriteAllTextAsync(file, "before", TestContext.Current.CancellationToken);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            ResultFile.WriteAsync(file, new string('x', 100_000), new CancellationToken(canceled: true))
        );

        Assert.Equal("before", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.Empty(folder.EnumerateFiles("*.part"));
    }

    [Fact]
    public async Task A_link_stays_a_link_and_a_file_keeps_its_mode()
    {
        var (file, link) = (In("real.json"), In("link.json"));
        await File.WriteAllTextAsync(file, "before", TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(link, file);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        await ResultFile.WriteAsync(link, "through the link", TestContext.Current.CancellationToken);
        Assert.Equal("through the link", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.Equal(file, new FileInfo(link).LinkTarget);

        await ResultFile.WriteAsync(file, "after", TestContext.Current.CancellationToken);
        Assert.Equal("after", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public async Task An_output_that_is_closed_is_one_line_too()
    {
        using var errors = new StringWriter();

        var exitCode = await CommandLine.RunAsync(
            ["flows", "rules"],
            new ClosedOutput(),
            errors,
            TestContext.Current.CancellationToken
        );

        Assert.Equal((2, "screenpop: No space left on device\n"), (exitCode, errors.ToString()));
    }

    [Theory]
    [InlineData("flows rules > /dev/full", 2, "screenpop: Standard output cannot be written: No space left on device")]
    [InlineData("--help > /dev/full", 2, "screenpop: Standard output cannot be written: No space left on device")]
    [InlineData("flows rules >&-", 2, "screenpop: Standard output is closed.")]
    [InlineData("flows show no-such-file 2> /dev/full", 2, "")]
    [InlineData("no-such-command 2> /dev/full", 2, "")]
    [InlineData("flows rules > /dev/full 2> /dev/full", 2, "")]
    public async Task A_full_or_closed_stream_ends_the_command_as_any_other_fault(string command, int exitCode, string errors)
    {
        // Only Linux has /dev/full.
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        using var shell = ScreenPopProcess.StartInShell(command);
        var end = await shell.EndAsync();

        Assert.Equal((exitCode, errors), (end.ExitCode, end.Errors.TrimEnd()));
    }

    private async Task<(int ExitCode, string Output, string Errors)> RunAsync(string command)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var arguments = command.Split(' ').Select(Filled).ToArray();
        var exitCode = await CommandLine.RunAsync(arguments, output, errors, TestContext.Current.CancellationToken);
        return (exitCode, output.ToString(), errors.ToString());
    }

    private string Filled(string text) =>
        text.Replace("{folder}", In("folder"), StringComparison.Ordinal)
            .Replace("{file}", In("file"), StringComparison.Ordinal)
            .Replace("{list}", In("list.json"), StringComparison.Ordinal)
            .Replace("{text}", In("text.json"), StringComparison.Ordinal)
            .Replace("{null}", In("null.json"), StringComparison.Ordinal)
            .Replace("{placeholder}", In("placeholder.json"), StringComparison.Ordinal)
            .Replace("{flow}", Path.Combine(Layout.ContactFlows, "flows", "agent-whisper.json"), StringComparison.Ordinal)
            .Replace("{calls}", Path.Combine(Layout.ContactFlows, "calls", "inbound-screen-pop.yaml"), StringComparison.Ordinal);

    private string In(string name) => Path.Combine(folder.FullName, name);

    /// <summary>Standard output on a full disk.</summary>
    private sealed class ClosedOutput : StringWriter
    {
        public override Task WriteAsync(ReadOnlyMemory<char> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException("No space left on device");

        public override Task WriteAsync(string? value) => throw new IOException("No space left on device");

        public override Task WriteLineAsync(string? value) => throw new IOException("No space left on device");

        public override void Write(string? value) => throw new IOException("No space left on device");

        public override void WriteLine(string? value) => throw new IOException("No space left on device");
    }
}
