using System.Text.Json.Nodes;
using ScreenPop.TestKit;
using ScreenPop.Toolchain;

namespace ScreenPop.Reliability.Tests;

/// <summary>
/// Packages are pinned by version and hash: those of a project by its lock file, those of a function by its tests' lock file.
/// </summary>
public sealed class LockTests
{
    /// <summary>The framework the functions are deployed on.</summary>
    private const string Deployed = "net10.0";

    /// <summary>Parts of the SDK that are packages. Their version is the SDK's.</summary>
    private static readonly string[] PartsOfTheSdk = ["Microsoft.NET.ILLink.Tasks", "Microsoft.DotNet.ILCompiler"];

    private static readonly string[] Locked = ["benchmarks", "cli", "flow-toolkit", "simulator", "tests"];

    private static readonly RepositoryLayout Layout = RepositoryLayout.Find();

    [Fact]
    public void Every_project_but_the_functions_has_a_lock_file()
    {
        var projects = Locked
            .SelectMany(folder =>
                Directory.EnumerateFiles(Path.Combine(Layout.Root, folder), "*.csproj", SearchOption.AllDirectories)
            )
            .Where(project => !project.Contains("/Compared/", StringComparison.Ordinal) && !IsOfOtherHost(project));

        Assert.All(
            projects,
            project =>
                Assert.True(File.Exists(LockFileOf(project)), $"{project} has no lock file: run `dotnet restore` and commit it.")
        );
    }

    [Theory]
    [InlineData("CustomerLookup")]
    [InlineData("ContactHistory")]
    [InlineData("Deployment")]
    public void What_a_function_deploys_is_in_its_tests_lock_file_with_the_same_hash(string function)
    {
        var locked = PackagesOf(LockFileOf(Path.Combine(Layout.Root, "tests", $"{function}.Tests", $"{function}.Tests.csproj")));

        var deployed = Restored(function).Where(package => !PartsOfTheSdk.Contains(package.Id)).ToList();

        Assert.NotEmpty(deployed);
        Assert.All(deployed, package => Assert.Equal(package.Hash, locked.GetValueOrDefault($"{package.Id}/{package.Version}")));
    }

    /// <summary>
    /// Amazon's packages create another graph. Its locks are not in the repository, because this project's own package source
    /// lacks these packages: each build with LambdaHost=Amazon writes them beside its other artifacts.
    /// </summary>
    private static string LockFileOf(string project) =>
        ActiveHost.Name == ActiveHost.BuiltIn
            ? Path.Combine(Path.GetDirectoryName(project)!, "packages.lock.json")
            : Path.Combine(Layout.Artifacts, "locks", $"{Path.GetFileNameWithoutExtension(project)}.lock.json");

    private static bool IsOfOtherHost(string project) =>
        project.EndsWith(ActiveHost.Name == ActiveHost.BuiltIn ? ".Amazon.csproj" : ".BuiltIn.csproj", StringComparison.Ordinal);

    private static Dictionary<string, string> PackagesOf(string lockFile) =>
        JsonNode.Parse(File.ReadAllText(lockFile))!["dependencies"]![Deployed]!
            .AsObject()
            .Where(package => package.Value!["contentHash"] is not null)
            .ToDictionary(
                package => $"{package.Key}/{package.Value!["resolved"]}",
                package => package.Value!["contentHash"]!.ToString(),
                StringComparer.Ordinal
            );

    /// <summary>The packages that this machine's build has restored for a function.</summary>
    private static IEnumerable<(string Id, string Version, string Hash)> Restored(string function)
    {
        var assets = JsonNode.Parse(File.ReadAllText(Path.Combine(Layout.Artifacts, "obj", function, "project.assets.json")))!;
        return from target in assets["targets"]![Deployed]!.AsObject()
            where target.Value!["type"]!.ToString() == "package"
            let parts = target.Key.Split('/')
            select (parts[0], parts[1], assets["libraries"]![target.Key]!["sha512"]!.ToString());
    }
}
