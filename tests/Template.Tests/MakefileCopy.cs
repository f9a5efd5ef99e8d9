using ScreenPop.Prerequisites;
using ScreenPop.Toolchain;

namespace ScreenPop.Template.Tests;

/// <summary>A copy of the Makefile in a folder of its own, with stand-ins for the tools that it runs.</summary>
internal sealed class MakefileCopy : IDisposable
{
    public const string Repository = "public.ecr.aws/sam/build-dotnet10";

    private static readonly string[] Tools = ["docker", "dotnet", "npm", "tar"];

    // The blank is in the name because projects may be in such a folder.
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("screen pop-");

    public MakefileCopy()
    {
        Project = folder.CreateSubdirectory("project").FullName;
        Elsewhere = folder.CreateSubdirectory("elsewhere").FullName;
        Bin = folder.CreateSubdirectory("bin").FullName;
        File.Copy(Path.Combine(SamTemplate.Layout.Root, "Makefile"), Path.Combine(Project, "Makefile"));
        foreach (var tool in Tools)
        {
            var path = Path.Combine(Bin, tool);
            File.Copy(Path.Combine(AppContext.BaseDirectory, "tool.sh"), path);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }
    }

    public string Project { get; }

    /// <summary>Another folder, as SAM's copy of the project is.</summary>
    public string Elsewhere { get; }

    public string Bin { get; }

    public string PinsPath => Path.Combine(Project, "build-image.mk");

    public string[] Pins => File.ReadAllLines(PinsPath);

    /// <summary>The commands that the stand-ins got.</summary>
    public string[] Commands => Path.Combine(Bin, "commands") is var path && File.Exists(path) ? File.ReadAllLines(path) : [];

    /// <summary>The images that containers ran.</summary>
    public string[] ImagesRun =>
        [
            .. Commands
                .Where(command => command.StartsWith("docker run ", StringComparison.Ordinal))
                .Select(command => command[..command.IndexOf(" dotnet publish", StringComparison.Ordinal)].Split(' ')[^1]),
        ];

    /// <summary>An image by its digest, which consists of one repeated digit.</summary>
    public static string Image(char digit, string repository = Repository) => $"{repository}@sha256:{new string(digit, 64)}";

    /// <summary>Lets the tags mean these images.</summary>
    public void TagMeans(params string[] images) => File.WriteAllLines(Path.Combine(Bin, "digests"), images);

    /// <summary>The folder that gets the package of a target.</summary>
    public string PackageOf(string target) => Path.Combine(folder.FullName, "packages", target);

    public void Dispose() => folder.Delete(recursive: true);

    public Task<string> MakeAsync(string target, params string[] variables) => MakeInAsync(Project, target, variables);

    public async Task<string> MakeInAsync(string workingFolder, string target, params string[] variables)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-ins are shell scripts.");
        return await ToolProcess.RunAsync(
            await BuildTool.Make.GetAsync(new ThisMachine(), Console.Error.WriteLine, TestContext.Current.CancellationToken),
            [
                "--makefile",
                Path.Combine(Project, "Makefile"),
                target,
                $"ARTIFACTS_DIR={PackageOf(target)}",
                $"PATH={Bin}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}",
                .. variables,
            ],
            workingFolder,
            null,
            TestContext.Current.CancellationToken
        );
    }
}
