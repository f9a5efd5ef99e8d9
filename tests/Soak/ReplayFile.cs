using System.Text.Json;
using ScreenPop.Soak.Plans;
using ScreenPop.Toolchain;

namespace ScreenPop.Soak;

/// <summary>What is needed to have one call of a soak again: its seed and number; the rest is for whoever reads it.</summary>
internal sealed record ReplayFile(int Seed, int Call, string Violation, string Plan, IReadOnlyList<string> Trace)
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Writes the file of a violated call into artifacts/replays and returns its path from the repository on.</summary>
    public static string Write(int seed, CallPlan plan, string violation, IReadOnlyList<string> trace)
    {
        var root = RepositoryLayout.Find().Root;
        var path = Path.Combine("artifacts", "replays", $"soak-{seed}-{plan.Number}.json");
        Directory.CreateDirectory(Path.Combine(root, "artifacts", "replays"));
        File.WriteAllText(
            Path.Combine(root, path),
            JsonSerializer.Serialize(new ReplayFile(seed, plan.Number, violation, plan.ToString(), trace), Indented) + "\n"
        );
        return path;
    }

    /// <exception cref="ArgumentException">There is no such file, or it is not a replay file.</exception>
    public static SoakOptions Read(string path)
    {
        try
        {
            var file = JsonSerializer.Deserialize<ReplayFile>(File.ReadAllText(path), Indented)!;
            return new SoakOptions
            {
                Seed = file.Seed,
                From = file.Call,
                Calls = 1,
            };
        }
        catch (Exception problem) when (problem is IOException or JsonException or UnauthorizedAccessException)
        {
            throw new ArgumentException($"{path} is no replay file: {problem.Message}", problem);
        }
    }
}
