using ScreenPop.Toolchain;

namespace ScreenPop.Benchmarks.Functions;

/// <summary>The same lookup in other languages and builds: one Query, the same answer.</summary>
internal sealed record ComparedFunctions(
    ComparedFunction Node,
    ComparedFunction Python,
    ComparedFunction JustInTime,
    ComparedFunction ReadyToRun,
    ComparedFunction Native,
    ComparedFunction Floor
)
{
    private const string Lookup = "functions/CustomerLookup";

    public IReadOnlyList<ComparedFunction> All => [Node, Python, JustInTime, ReadyToRun, Native, Floor];

    public static string Source(RepositoryLayout layout, string name) =>
        Path.Combine(layout.Root, "benchmarks", "Compared", name);

    public static async Task<ComparedFunctions> BuildAsync(BenchmarkRun run) =>
        new(
            await NodeAsync(run),
            await PythonAsync(run),
            OfFolder("C#, JIT", await run.Functions.JustInTimeAsync(Lookup)),
            OfFolder("C#, ReadyToRun", await run.Functions.ReadyToRunAsync(Lookup)),
            OfFolder("C#, Native AOT", await run.Functions.NativeAsync(Lookup)),
            OfFolder("Floor: C#, Native AOT, no features", await run.Functions.NativeAsync("benchmarks/Compared/floor"))
        );

    private static ComparedFunction OfFolder(string name, string folder) =>
        new(name, [Path.Combine(folder, "bootstrap")], folder);

    private static async Task<ComparedFunction> NodeAsync(BenchmarkRun run)
    {
        var node = await Toolchain.Node.FindAsync(run.Stop);
        var source = Source(run.Layout, "node");
        var bundle = Path.Combine(run.Layout.Artifacts, "benchmarks", "node", "index.mjs");
        if (
            File.GetLastWriteTimeUtc(Path.Combine(source, "node_modules", ".package-lock.json"))
            < File.GetLastWriteTimeUtc(Path.Combine(source, "package-lock.json"))
        )
        {
            await ToolProcess.RunAsync(node.NpmPath, ["ci", "--ignore-scripts"], source, "", run.Stop);
        }

        await ToolProcess.RunAsync(
            node.NodePath,
            [
                Path.Combine(source, "node_modules", "esbuild", "bin", "esbuild"),
                "bootstrap.js",
                "--bundle",
                "--minify",
                "--platform=node",
                "--target=node20",
                "--format=esm",
                "--banner:js=import{createRequire}from'module';const require=createRequire(import.meta.url);",
                $"--outfile={bundle}",
            ],
            source,
            "",
            run.Stop
        );
        return new ComparedFunction("Node.js, AWS SDK v3, bundled", [node.NodePath, bundle], bundle);
    }

    private static async Task<ComparedFunction> PythonAsync(BenchmarkRun run)
    {
        // Asks Python for its interpreter: the command on the path may be a script that searches for it.
        var python = (
            await ToolProcess.RunAsync(
                "python3",
                ["-c", "import boto3, sys; print(sys.executable)"],
                run.Layout.Root,
                "",
                run.Stop
            )
        ).Trim();
        var source = Source(run.Layout, "python");
        return new ComparedFunction("Python, boto3", [python, Path.Combine(source, "bootstrap.py")], source);
    }
}
