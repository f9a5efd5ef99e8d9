using System.Text.RegularExpressions;
using System.Xml.Linq;
using ScreenPop.Toolchain;

namespace ScreenPop.Reliability.Tests;

/// <summary>The allowed dependencies of each folder, as in docs/architecture.md.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly string Root = RepositoryLayout.Find().Root;

    /// <summary>Each folder, and the folders whose projects its own may reference.</summary>
    private static readonly Dictionary<string, string[]> MayKnow = new()
    {
        ["functions"] = ["functions"],
        ["flow-toolkit"] = ["flow-toolkit"],
        ["simulator"] = ["flow-toolkit", "simulator"],
        ["cli"] = ["functions", "flow-toolkit", "simulator"],
        ["tests"] = ["functions", "flow-toolkit", "simulator", "cli", "tests"],
        ["benchmarks"] = ["functions", "flow-toolkit", "simulator", "tests"],
    };

    /// <summary>
    /// The command line also uses the import as a library: the local instance fills its table as a deployer does.
    /// </summary>
    private static readonly (string From, string To)[] Exceptions =
    [
        ("simulator/LocalConnect/LocalConnect.csproj", "functions/CustomerImport/CustomerImport.csproj"),
    ];

    public static TheoryData<string> Projects =>
        [
            .. MayKnow.Keys.SelectMany(room =>
                Directory
                    .EnumerateFiles(Path.Combine(Root, room), "*.csproj", SearchOption.AllDirectories)
                    .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
                    .Order(StringComparer.Ordinal)
            ),
        ];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_is_linked_only_with_what_its_room_may_know(string project) =>
        Assert.All(
            Linked(project).Where(other => !Exceptions.Contains((project, other))),
            other =>
                Assert.True(
                    MayKnow[Room(project)].Contains(Room(other)),
                    $"{project} refers to {other}: {Room(project)} may know {string.Join(", ", MayKnow[Room(project)])}."
                )
        );

    [Fact]
    public void The_flow_language_depends_on_nothing()
    {
        var project = Load("flow-toolkit/FlowLanguage/FlowLanguage.csproj");

        Assert.Empty(project.Descendants("ProjectReference").Concat(project.Descendants("PackageReference")));
    }

    [Fact]
    public void No_project_but_its_own_tests_sees_the_internals_of_the_command_line() =>
        Assert.Equal(
            ["ScreenPop.Cli.Tests"],
            Load("cli/Cli.csproj").Descendants("InternalsVisibleTo").Select(other => other.Attribute("Include")!.Value)
        );

    [Theory]
    [MemberData(nameof(Projects))]
    public void Namespaces_follow_folders(string project)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Root, project))!;
        var root =
            Load(project).Descendants("RootNamespace").FirstOrDefault()?.Value
            ?? $"ScreenPop.{Path.GetFileNameWithoutExtension(project)}";

        var strays = Directory
            .EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => IsOf(folder, file))
            .Select(file => (File: file, Named: Namespace().Match(File.ReadAllText(file)).Groups["name"].Value))
            .Where(file => file.Named.Length > 0 && file.Named != Expected(root, folder, file.File));

        Assert.Empty(strays);
    }

    private static IEnumerable<string> Linked(string project) =>
        Load(project)
            .Descendants("ProjectReference")
            .Where(reference => reference.Attribute("ReferenceOutputAssembly")?.Value != "false")
            .Select(reference => reference.Attribute("Include")!.Value)
            .Select(path => Path.Combine(Root, Path.GetDirectoryName(project)!, path.Replace('\\', '/')))
            .Select(path => Path.GetRelativePath(Root, Path.GetFullPath(path)).Replace('\\', '/'));

    private static string Room(string project) => project.Split('/')[0];

    private static XDocument Load(string project) => XDocument.Load(Path.Combine(Root, project));

    /// <summary>Whether a file belongs to the project, and not to a project in a subfolder.</summary>
    private static bool IsOf(string project, string file)
    {
        for (var folder = Path.GetDirectoryName(file)!; folder != project; folder = Path.GetDirectoryName(folder)!)
        {
            if (Directory.EnumerateFiles(folder, "*.csproj").Any() || Path.GetFileName(folder) is "obj" or "bin")
            {
                return false;
            }
        }

        return true;
    }

    private static string Expected(string root, string project, string file) =>
        string.Join(
            '.',
            [
                root,
                .. Path.GetRelativePath(project, Path.GetDirectoryName(file)!)
                    .Split(Path.DirectorySeparatorChar)
                    .Where(part => part != "."),
            ]
        );

    [GeneratedRegex(@"^namespace (?<name>[\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
