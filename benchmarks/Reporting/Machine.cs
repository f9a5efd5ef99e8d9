using System.Globalization;
using ScreenPop.Toolchain;

namespace ScreenPop.Benchmarks.Reporting;

/// <summary>The machine and the versions of a report.</summary>
internal sealed record Machine(
    DateOnly Date,
    string Processor,
    int Cores,
    double MemoryGigabytes,
    string System,
    IReadOnlyDictionary<string, string> Versions
)
{
    public static async Task<Machine> DescribeAsync(BenchmarkRun run) =>
        new(
            DateOnly.FromDateTime(DateTime.UtcNow),
            Line("/proc/cpuinfo", "model name") ?? "unknown processor",
            Environment.ProcessorCount,
            Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9, 1),
            Environment.OSVersion.VersionString,
            new Dictionary<string, string>
            {
                [".NET"] = Environment.Version.ToString(),
                ["AWSSDK.DynamoDBv2"] = AwsSdkVersion(),
                ["Node.js"] = await VersionAsync(run, "node", "--version"),
                ["Python"] = await VersionAsync(run, "python3", "--version"),
                ["boto3"] = await VersionAsync(run, "python3", "-c", "import boto3; print(boto3.__version__)"),
            }
        );

    public string Text =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Measured on {Date:yyyy-MM-dd}: {Cores} cores of {Processor}, {MemoryGigabytes} GB, {System}; "
        )
        + string.Join(", ", Versions.Select(v => $"{v.Key} {v.Value}"))
        + ".";

    private static string AwsSdkVersion() =>
        global::System
            .Diagnostics.FileVersionInfo.GetVersionInfo(typeof(Amazon.DynamoDBv2.AmazonDynamoDBClient).Assembly.Location)
            .FileVersion
        ?? "";

    private static string? Line(string file, string name) =>
        File.Exists(file)
            ? File.ReadLines(file).FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal))?.Split(':', 2)[1].Trim()
            : null;

    private static async Task<string> VersionAsync(BenchmarkRun run, string command, params string[] arguments)
    {
        try
        {
            return (await ToolProcess.RunAsync(command, arguments, run.Layout.Root, "", run.Stop))
                .Trim()
                .TrimStart('v')
                .Replace("Python ", "", StringComparison.Ordinal);
        }
        catch (SetupException)
        {
            return "absent";
        }
    }
}
