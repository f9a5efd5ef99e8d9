using System.Text.Json;

namespace ScreenPop.LocalConnect.Stories;

/// <summary>How a contact's story is kept in a file.</summary>
public static class StoryFile
{
    /// <summary>What <c>format</c> says in the files that this version writes and reads.</summary>
    public const string Format = "screen-pop-story-1";

    public static JsonSerializerOptions Json { get; } =
        new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JsonText.Relaxed.Encoder };
}
