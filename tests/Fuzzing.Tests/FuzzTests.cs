using System.Text;

namespace ScreenPop.Fuzzing.Tests;

/// <summary>No input breaks a target.</summary>
public sealed class FuzzTests
{
    private const int Inputs = 1_500;

    public static TheoryData<string> Targets => new(FuzzTargets.All().Select(target => target.Name));

    /// <summary>Inputs that once broke something, by target: <c>Found/TARGET/what-it-was</c>.</summary>
    public static TheoryData<string> Found =>
        new(
            Directory
                .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Found"), "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Path.Combine(AppContext.BaseDirectory, "Found"), file).Replace('\\', '/'))
                .Order(StringComparer.Ordinal)
        );

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Examples_made_unsound_and_noise_break_nothing(string target)
    {
        var report = await Fuzzer.RunAsync(Target(target), Inputs, seed: 1, TestContext.Current.CancellationToken);

        Assert.Empty(report.Findings.Select(finding => $"{Convert.ToBase64String(finding.Input)}\n{finding.Problem}"));
        Assert.Equal(Inputs, report.Inputs);
    }

    [Theory]
    [MemberData(nameof(Found))]
    public async Task Inputs_that_once_broke_a_target_no_longer_do(string file)
    {
        var input = await File.ReadAllBytesAsync(
            Path.Combine(AppContext.BaseDirectory, "Found", file),
            TestContext.Current.CancellationToken
        );

        Assert.Null(await Record.ExceptionAsync(() => Target(file.Split('/')[0]).RunAsync(input).AsTask()));
    }

    [Fact]
    public async Task A_target_that_throws_is_told_with_its_input_once_for_each_kind()
    {
        var report = await Fuzzer.RunAsync(new Fragile(), 500, seed: 3, TestContext.Current.CancellationToken);

        var finding = Assert.Single(report.Findings);
        Assert.Contains("fell over", finding.Problem, StringComparison.Ordinal);
        Assert.True(finding.Input.Length < 8);
    }

    [Fact]
    public async Task The_same_seed_makes_the_same_inputs()
    {
        var (first, second) = (new Fragile(), new Fragile());

        await Fuzzer.RunAsync(first, 300, seed: 5, TestContext.Current.CancellationToken);
        await Fuzzer.RunAsync(second, 300, seed: 5, TestContext.Current.CancellationToken);

        Assert.Equal(first.Taken, second.Taken);
    }

    private static FuzzTarget Target(string name) => FuzzTargets.All().Single(target => target.Name == name);

    /// <summary>A target that fails on short inputs.</summary>
    private sealed class Fragile : FuzzTarget
    {
        public List<string> Taken { get; } = [];

        public override string Name => "fragile";

        internal override IReadOnlyList<byte[]> Seeds { get; } = [Encoding.UTF8.GetBytes("{\"a\":[1,2,{\"b\":\"c\"}]}")];

        public override ValueTask RunAsync(byte[] input)
        {
            Taken.Add(Convert.ToHexString(input));
            return input.Length >= 8 ? default : throw new InvalidOperationException("It fell over.");
        }
    }
}
