using ScreenPop.Toolchain;

namespace ScreenPop.Prerequisites;

/// <summary>A program that a test runs and that a machine may lack.</summary>
public sealed class BuildTool
{
    /// <summary>Runs the Makefile, as <c>sam build</c> does.</summary>
    public static readonly BuildTool Make = new(
        "make",
        ["make"],
        new SystemPackage("the tests of what 'sam build' packs", ["make"], ["make"]),
        "install make, which 'sam build' needs too"
    );

    /// <summary>Links a native function.</summary>
    public static readonly BuildTool Linker = new(
        "linker",
        ["clang", "gcc"],
        new SystemPackage(
            "the test of the native build",
            ["gcc", "libc6-dev", "zlib1g-dev"],
            ["gcc", "glibc-devel", "zlib-devel"]
        ),
        "install clang or gcc, with which .NET links a native program"
    );

    /// <summary>Lists the files of the repository.</summary>
    public static readonly BuildTool Git = new(
        "git",
        ["git"],
        new SystemPackage("the test of what is in the repository", ["git"], ["git"]),
        "install git"
    );

    public static readonly IReadOnlyList<BuildTool> All = [Make, Linker, Git];

    private readonly string[] programs;
    private readonly SystemPackage package;
    private readonly string remedy;

    private BuildTool(string name, string[] programs, SystemPackage package, string remedy)
    {
        Name = name;
        this.programs = programs;
        this.package = package;
        this.remedy = remedy;
    }

    public string Name { get; }

    /// <summary>Finds the program, and installs it if it is missing.</summary>
    /// <returns>The program's path.</returns>
    /// <exception cref="SetupException">The program cannot be installed.</exception>
    public Task<string> GetAsync(IMachine machine, Action<string> announce, CancellationToken cancellationToken) =>
        GetAsync(machine, OneInstallation.Of(Name), announce, cancellationToken);

    internal Task<string> GetAsync(
        IMachine machine,
        OneInstallation once,
        Action<string> announce,
        CancellationToken cancellationToken
    )
    {
        return once.GetAsync(
            () => Task.FromResult(Find()),
            async () =>
                await new SystemPackages(machine, announce).InstallAsync(package, cancellationToken) is { } problem
                    ? throw new SetupException(
                        $"'{programs[0]}' is not on the PATH and could not be installed ({problem}): {remedy}."
                    )
                    : Find() ?? throw new SetupException($"'{programs[0]}' was installed and is not on the PATH: {remedy}."),
            cancellationToken
        );

        string? Find() => programs.Select(machine.OnPath).FirstOrDefault(path => path is not null);
    }
}
