using System.Text.Json;

namespace ScreenPop.LocalConnect.Stories;

/// <summary>The file format of a contact's story.</summary>
public static class StoryFile
{
    /// <summary>The value of <c>format</c> in files of this version.</summary>
    public const string Format = "screen-pop-story-1";

    public static JsonSerializerOptions Json { get; } =
        new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JsonText.Relaxed.Encoder };
}
