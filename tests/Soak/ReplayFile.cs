using System.Text.Json;
using ScreenPop.Soak.Plans;
using ScreenPop.Toolchain;

namespace ScreenPop.Soak;

/// <summary>The data that repeats one call of a soak: its seed and number. The rest is for the reader.</summary>
internal sealed record ReplayFile(int Seed, int Call, string Violation, string Plan, IReadOnlyList<string> Trace)
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>
    /// Writes the file of a violated call to artifacts/replays and returns its path relative to the repository.
    /// </summary>
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

    /// <exception cref="ArgumentException">The file does not exist or is not a replay file.</exception>
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
            throw new ArgumentException($"{path} is not a replay file: {problem.Message}", problem);
        }
    }
}
