using ScreenPop.Toolchain;
using YamlDotNet.RepresentationModel;

namespace ScreenPop.Cli.Tests.Documents;

/// <summary>The samples of docs/pipelines: every command exists with its options, and none is left out.</summary>
public sealed class PipelineSampleTests
{
    private static readonly string Folder = Path.Combine(RepositoryLayout.Find().Root, "docs", "pipelines");

    /// <summary>The steps of both pipelines, in order.</summary>
    private static readonly string[] Steps =
    [
        "flows lint",
        "template --check",
        "sam validate --lint",
        "dotnet test",
        "deploy --stack screen-pop-$STAGE",
        "doctor --stack screen-pop-$STAGE",
    ];

    private static readonly string[] OfTheStage = ["--instance", "--record-url", "--country", "--number", "--routing-profile"];

    public static TheoryData<string> Samples =>
        [.. Directory.EnumerateFiles(Folder, "*.yml").Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_command_of_a_sample_exists_with_its_options(string sample)
    {
        var commands = Commands(sample);

        Assert.NotEmpty(commands);
        Assert.Empty(commands.SelectMany(KnownCommands.Problems));
    }

    [Theory]
    [InlineData("github-actions.yml", "github-actions-stage.yml")]
    [InlineData("codebuild.yml")]
    public void A_pipeline_lints_tests_deploys_and_asks_the_doctor(params string[] samples)
    {
        var done = string.Join('\n', samples.SelectMany(Commands).Select(command => string.Join(' ', command.Words)));

        var at = Steps.Select(step => done.IndexOf(step, StringComparison.Ordinal)).ToList();
        Assert.All(at, position => Assert.True(position >= 0, done));
        Assert.Equal(at.Order(), at);
    }

    /// <summary>A prompt for a value would stop a pipeline for ever.</summary>
    [Theory]
    [MemberData(nameof(Samples))]
    public void A_deployment_asks_nothing_and_every_value_of_it_is_the_stages_own(string sample) =>
        Assert.All(
            Commands(sample).Where(command => command.Words.Contains("deploy")),
            command =>
            {
                Assert.Contains("--yes", command.Words);
                Assert.All(
                    OfTheStage,
                    option =>
                        Assert.StartsWith("$", command.Words[Array.IndexOf(command.Words, option) + 1], StringComparison.Ordinal)
                );
            }
        );

    /// <summary>The lines of every <c>run</c> and <c>commands</c> of a sample.</summary>
    private static List<ShellCommand> Commands(string sample)
    {
        var yaml = new YamlStream();
        using var reader = new StreamReader(Path.Combine(Folder, sample));
        yaml.Load(reader);
        return
        [
            .. Scripts(yaml.Documents[0].RootNode)
                .SelectMany(script => script.Split('\n'))
                .Select(line => line.Trim())
                .SelectMany(ShellCommand.Read),
        ];
    }

    private static IEnumerable<string> Scripts(YamlNode node) =>
        node switch
        {
            YamlMappingNode map => map.Children.SelectMany(member =>
                member is { Key: YamlScalarNode { Value: "run" }, Value: YamlScalarNode { Value: { } run } } ? [run]
                : member is { Key: YamlScalarNode { Value: "commands" }, Value: YamlSequenceNode list }
                    ? list.Children.OfType<YamlScalarNode>().Select(line => line.Value!)
                : Scripts(member.Value)
            ),
            YamlSequenceNode list => list.Children.SelectMany(Scripts),
            _ => [],
        };
}
