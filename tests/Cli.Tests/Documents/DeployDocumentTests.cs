using ScreenPop.Cli.Tests.Doctor;
using ScreenPop.Customers.Table;
using ScreenPop.TestKit;
using ScreenPop.Toolchain;

namespace ScreenPop.Cli.Tests.Documents;

/// <summary>
/// The commands of docs/deploy.md. Each exists with its options, and bash and PowerShell read it alike. Commands that need no
/// account run against the local services.
/// </summary>
[Collection("AWS CLI on the PATH")]
public sealed class DeployDocumentTests(DynaliteFixture dynalite) : IClassFixture<DynaliteFixture>
{
    private static readonly string Text = File.ReadAllText(Path.Combine(RepositoryLayout.Find().Root, "docs", "deploy.md"))
        .ReplaceLineEndings("\n");

    private static readonly string[] RunsHere =
    [
        "customers import",
        "customers find",
        "lines import",
        "template",
        "doctor",
        "flows release",
    ];

    public static TheoryData<string> Lines =>
        [
            .. MarkdownCommands
                .Lines(Text, "sh")
                .Where(line => !IsAssignment(line))
                .Concat(MarkdownCommands.InText(Text))
                .Distinct(),
        ];

    [Theory]
    [MemberData(nameof(Lines))]
    public void Every_command_exists_and_both_shells_read_it_alike(string line)
    {
        var commands = ShellCommand.Read(line);

        Assert.NotEmpty(commands);
        Assert.All(
            commands,
            command =>
            {
                Assert.Empty(command.Problems);
                Assert.Empty(command.Variables);
                // A name such as `sam deploy` in a sentence is not a whole command.
                Assert.DoesNotContain(
                    KnownCommands.Problems(command),
                    problem =>
                        line.Contains("--", StringComparison.Ordinal) || !problem.Contains("lacks", StringComparison.Ordinal)
                );
            }
        );
    }

    [Fact]
    public void What_is_set_for_one_shell_is_set_for_the_other()
    {
        var bash = Names(MarkdownCommands.Lines(Text, "sh").Where(IsAssignment));

        Assert.NotEmpty(bash);
        Assert.Equal(bash, Names(MarkdownCommands.Lines(Text, "powershell").Where(IsAssignment)));
        Assert.All(
            MarkdownCommands.Lines(Text, "powershell").Where(line => !IsAssignment(line)),
            line => Assert.Empty(ShellCommand.Read(line).SelectMany(KnownCommands.Problems))
        );
    }

    /// <summary>Version 1 of the AWS CLI fetches a value that begins with https and sends what it finds there.</summary>
    [Fact]
    public void An_address_is_given_to_aws_only_after_the_line_that_keeps_it_an_address()
    {
        var all = MarkdownCommands.Lines(Text, "sh").Concat(MarkdownCommands.InText(Text)).ToList();
        var addresses = all.Where(line => ShellCommand.Read(line).Any(IsGivenAnAddress)).ToList();

        Assert.NotEmpty(addresses);
        var keeps = Text.IndexOf("aws configure set cli_follow_urlparam false", StringComparison.Ordinal);
        Assert.All(addresses, line => Assert.InRange(keeps, 0, Text.IndexOf(line, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_needs_no_account_runs_as_it_is_written()
    {
        await using var installation = await LiveInstallation.StartAsync();
        var table = "document-" + Guid.NewGuid().ToString("N");
        using var client = dynalite.CreateClient();
        await TableSetup.CreateIfMissingAsync(client, table, TestContext.Current.CancellationToken);
        var values = new Dictionary<string, string>
        {
            ["$TABLE"] = table,
            ["$STACK"] = LiveInstallation.Stack,
            ["$AWS_REGION"] = "us-east-1",
        };
        var run = new List<string>();
        foreach (
            var arguments in MarkdownCommands
                .Lines(Text, "sh")
                .SelectMany(ShellCommand.Read)
                .Select(KnownCommands.ScreenPop)
                .OfType<string[]>()
        )
        {
            if (
                RunsHere.FirstOrDefault(name => string.Join(' ', arguments).StartsWith(name, StringComparison.Ordinal))
                    is not { } name
                // The profile of this installation has the queue, so the command finds it.
                || arguments.Contains("--before-delete")
            )
            {
                continue;
            }

            var (exitCode, said) = await RunAsync(arguments, values);
            Assert.True(exitCode == ExitCode.Success, $"{string.Join(' ', arguments)}: {said}");
            run.Add(name);
        }

        Assert.Equal(RunsHere.Order(), run.Distinct().Order());
    }

    private async Task<(int ExitCode, string Said)> RunAsync(string[] arguments, Dictionary<string, string> values)
    {
        using var said = new StringWriter();
        var filled = arguments
            .Select(word =>
                values.Aggregate(word, (text, value) => text.Replace(value.Key, value.Value, StringComparison.Ordinal))
            )
            .Select(word =>
                File.Exists(Path.Combine(RepositoryLayout.Find().Root, word))
                    ? Path.Combine(RepositoryLayout.Find().Root, word)
                    : word
            );
        string[] endpoint = arguments is ["customers" or "lines", ..] ? ["--endpoint", dynalite.Endpoint.ToString()] : [];
        var exitCode = await CommandLine.RunAsync([.. filled, .. endpoint], said, said, TestContext.Current.CancellationToken);
        return (exitCode, said.ToString());
    }

    private static bool IsAssignment(string line) =>
        line.Split(' ')[line.StartsWith("export ", StringComparison.Ordinal) ? 1 : 0].Contains('=', StringComparison.Ordinal)
        || line.StartsWith('$');

    /// <summary>Names without <c>export</c>, <c>$</c> and <c>$env:</c>.</summary>
    private static List<string> Names(IEnumerable<string> lines) =>
        [
            .. lines
                .Select(line =>
                    line.Replace("export ", "", StringComparison.Ordinal)
                        .Replace("$env:", "", StringComparison.Ordinal)
                        .TrimStart('$')
                        .Split('=')[0]
                        .Trim()
                )
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    private static bool IsGivenAnAddress(ShellCommand command) =>
        command.Words is ["aws", ..] && command.Words.Any(word => word.StartsWith("https://", StringComparison.Ordinal));
}
