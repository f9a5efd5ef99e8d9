namespace ScreenPop.CustomerLookup.Tests.Support;

/// <summary>The events in the folder Events: one for each way Amazon Connect invokes the function.</summary>
internal static class EventFixtures
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Events");

    public static IReadOnlyList<string> Names { get; } =
    [
        .. Directory
            .EnumerateFiles(Folder, "*.json")
            .Select(f => Path.GetFileNameWithoutExtension(f))
            .Order(StringComparer.Ordinal),
    ];

    public static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name + ".json"));
}
