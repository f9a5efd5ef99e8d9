using System.Text.Json.Nodes;

namespace ScreenPop.ConnectApi.TestCases;

/// <summary>A stored test case.</summary>
/// <param name="Content">The content in the testing language, as the request had it.</param>
/// <param name="EntryPoint">The entry point, as the request had it; null for none.</param>
internal sealed record TestCase(
    string Id,
    string Arn,
    string Name,
    string Content,
    JsonObject? EntryPoint,
    string? InitializationData,
    string? Description,
    bool IsPublished,
    IReadOnlyDictionary<string, string> Tags,
    DateTimeOffset LastModified
)
{
    public string Status => IsPublished ? "PUBLISHED" : "SAVED";

    public bool IsChat => EntryPoint?.Text("Type") == "CHAT";

    public JsonObject? Parameters => EntryPoint?.Object(IsChat ? "ChatEntryPointParameters" : "VoiceCallEntryPointParameters");
}

/// <summary>The result of running a test case.</summary>
internal sealed record TestCaseExecution(
    string Id,
    TestCase Test,
    DateTimeOffset Started,
    DateTimeOffset Ended,
    string Status,
    int Total,
    int Passed,
    int Failed,
    IReadOnlyList<TestCaseRecord> Records
);

/// <param name="ObservationId">Null for the beginning and the end.</param>
internal sealed record TestCaseRecord(string? ObservationId, string Status, DateTimeOffset Timestamp, string Record);
