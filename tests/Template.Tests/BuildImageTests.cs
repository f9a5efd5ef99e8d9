using ScreenPop.Toolchain;
using static ScreenPop.Template.Tests.MakefileCopy;

namespace ScreenPop.Template.Tests;

/// <summary>A native build runs an image by its digest, never by a tag. Docker is a script that notes its commands.</summary>
public sealed class BuildImageTests : IDisposable
{
    private const string Build = "build-CustomerLookupFunction";
    private const string Pin = "pin-build-image";

    private readonly MakefileCopy copy = new();

    public BuildImageTests() => copy.TagMeans(Image('a'));

    public void Dispose() => copy.Dispose();

    [Fact]
    public async Task The_first_native_build_pins_what_the_tag_means_and_runs_exactly_that()
    {
        var output = await copy.MakeAsync(Build);

        Assert.Equal([$"BUILD_IMAGE_arm64 := {Image('a')}"], copy.Pins);
        Assert.Equal([Image('a')], copy.ImagesRun);
        Assert.Contains($"docker pull --quiet --platform linux/arm64 {Repository}:latest-arm64", copy.Commands);
        var told = Assert.Single(output.Split('\n'), line => line.Contains("Commit build-image.mk", StringComparison.Ordinal));
        Assert.Contains(Image('a'), told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_later_build_runs_the_pinned_image_and_does_not_ask_for_the_tag()
    {
        await copy.MakeAsync(Build);
        copy.TagMeans(Image('b'));
        var before = copy.Commands.Length;

        await copy.MakeAsync("build-ContactHistoryFunction");

        Assert.Equal([Image('a'), Image('a')], copy.ImagesRun);
        Assert.DoesNotContain(copy.Commands[before..], command => command.Contains(":latest", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pinning_moves_one_architecture_to_the_newer_image_and_keeps_the_other_line()
    {
        await copy.MakeAsync(Build);
        copy.TagMeans(Image('b'));
        await copy.MakeAsync(Build, "ARCHITECTURE=x86_64");
        copy.TagMeans(Image('c'));

        await copy.MakeAsync(Pin);
        await copy.MakeAsync(Build);
        await copy.MakeAsync(Build, "ARCHITECTURE=x86_64");

        Assert.Equal([$"BUILD_IMAGE_x86_64 := {Image('b')}", $"BUILD_IMAGE_arm64 := {Image('c')}"], copy.Pins);
        Assert.Equal([Image('a'), Image('b'), Image('c'), Image('b')], copy.ImagesRun);
        Assert.Equal(
            ["Makefile", "build-image.mk"],
            Directory.GetFiles(copy.Project).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task A_line_without_an_end_is_not_joined_with_the_new_one()
    {
        File.WriteAllText(copy.PinsPath, $"BUILD_IMAGE_x86_64 = {Image('b')}");

        await copy.MakeAsync(Build);
        await copy.MakeAsync(Build, "ARCHITECTURE=x86_64");

        Assert.Equal([Image('a'), Image('b')], copy.ImagesRun);
    }

    [Theory]
    [InlineData(Build)]
    [InlineData(Pin)]
    public async Task Without_a_digest_nothing_runs_and_nothing_is_written(string target)
    {
        copy.TagMeans();
        File.WriteAllText(copy.PinsPath, $"BUILD_IMAGE_x86_64 := {Image('b')}\n");

        var error = await Assert.ThrowsAsync<SetupException>(() => copy.MakeAsync(target));

        Assert.Contains($"no digest of {Repository}:latest-arm64", error.Message, StringComparison.Ordinal);
        Assert.Empty(copy.ImagesRun);
        Assert.Equal([$"BUILD_IMAGE_x86_64 := {Image('b')}"], copy.Pins);
        Assert.Equal(
            ["Makefile", "build-image.mk"],
            Directory.GetFiles(copy.Project).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Without_the_registry_the_error_names_the_ways_out()
    {
        File.WriteAllText(Path.Combine(copy.Bin, "unreachable"), "");

        var error = await Assert.ThrowsAsync<SetupException>(() => copy.MakeAsync(Build));

        Assert.Contains("BUILD_IMAGE_REPOSITORY", error.Message, StringComparison.Ordinal);
        Assert.Contains("'BUILD=ready-to-run sam build'", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(copy.PinsPath));
    }

    [Fact]
    public async Task A_mirror_is_pinned_by_its_own_digest()
    {
        const string Mirror = "registry.example.test:5000/mirror/build-dotnet10";
        copy.TagMeans(Image('a'), Image('b', Mirror));

        await copy.MakeAsync(Build, $"BUILD_IMAGE_REPOSITORY={Mirror}");

        Assert.Equal([Image('b', Mirror)], copy.ImagesRun);
        Assert.Contains($"docker pull --quiet --platform linux/arm64 {Mirror}:latest-arm64", copy.Commands);
    }

    [Theory]
    [InlineData("registry.example.test/own@sha256:0123456789012345678901234567890123456789012345678901234567890123")]
    [InlineData("sha256:0123456789012345678901234567890123456789012345678901234567890123")]
    public async Task An_image_given_by_hand_wins_and_pins_nothing(string image)
    {
        await copy.MakeAsync(Build, $"BUILD_IMAGE={image}");

        Assert.Equal([image], copy.ImagesRun);
        Assert.False(File.Exists(copy.PinsPath));
    }

    [Fact]
    public async Task A_tag_is_refused_whether_given_by_hand_or_written_into_the_file()
    {
        var byHand = await Assert.ThrowsAsync<SetupException>(() => copy.MakeAsync(Build, "BUILD_IMAGE=own:1.2"));
        File.WriteAllText(copy.PinsPath, "BUILD_IMAGE_arm64 := own:1.3\n");
        var inFile = await Assert.ThrowsAsync<SetupException>(() => copy.MakeAsync(Build));

        Assert.Contains("'own:1.2' has no digest", byHand.Message, StringComparison.Ordinal);
        Assert.Contains("'own:1.3' has no digest", inFile.Message, StringComparison.Ordinal);
        Assert.Empty(copy.ImagesRun);
    }

    [Theory]
    [InlineData(Build, "ready-to-run")]
    [InlineData("build-ContactHistoryFunction", "ready-to-run")]
    [InlineData("build-LookupCheckFunction", "native")]
    [InlineData("build-DeploymentFunction", "native")]
    public async Task Builds_without_an_image_do_not_ask_Docker(string target, string build)
    {
        await copy.MakeAsync(target, $"BUILD={build}");

        Assert.Contains(copy.Commands, command => command.StartsWith("dotnet publish", StringComparison.Ordinal));
        Assert.DoesNotContain(copy.Commands, command => command.StartsWith("docker", StringComparison.Ordinal));
        Assert.False(File.Exists(copy.PinsPath));
    }

    [Theory]
    [InlineData(Build, "docker run", ":/package")]
    [InlineData("build-DeploymentFunction", "npm exec", "/widget")]
    public async Task A_package_s_folder_may_have_a_blank_in_its_path(string target, string tool, string after)
    {
        await copy.MakeAsync(target);

        var command = copy.Commands.First(command => command.StartsWith(tool, StringComparison.Ordinal));
        Assert.Contains($" {copy.PackageOf(target)}{after} ", command, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_builds_at_once_use_one_image_though_the_tag_moves_between_them()
    {
        File.WriteAllText(Path.Combine(copy.Bin, "digests-before"), Image('b') + "\n");
        await ToolProcess.RunAsync(
            "mkfifo",
            [Path.Combine(copy.Bin, "meeting")],
            copy.Bin,
            null,
            TestContext.Current.CancellationToken
        );

        await Task.WhenAll(copy.MakeAsync(Build), copy.MakeAsync("build-ContactHistoryFunction"));

        Assert.Equal(2, copy.Commands.Count(command => command.StartsWith("docker pull", StringComparison.Ordinal)));
        var image = Assert.Single(copy.ImagesRun.Distinct());
        Assert.Equal(2, copy.ImagesRun.Length);
        Assert.Equal($"BUILD_IMAGE_arm64 := {image}", copy.Pins[0]);
        Assert.All(copy.Pins, line => Assert.Matches("^BUILD_IMAGE_arm64 := [^ ]+@sha256:[0-9a-f]{64}$", line));
    }

    [Fact]
    public async Task A_build_in_a_copy_of_the_project_reads_and_writes_the_file_beside_the_Makefile()
    {
        await copy.MakeInAsync(copy.Elsewhere, Build);
        copy.TagMeans(Image('b'));
        await copy.MakeInAsync(copy.Elsewhere, "build-ContactHistoryFunction");

        Assert.Equal([Image('a'), Image('a')], copy.ImagesRun);
        Assert.Equal([$"BUILD_IMAGE_arm64 := {Image('a')}"], copy.Pins);
        Assert.False(File.Exists(Path.Combine(copy.Elsewhere, "build-image.mk")));
    }
}
