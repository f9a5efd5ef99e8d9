using System.Text.Json;
using System.Text.Json.Serialization;

namespace ScreenPop.ContactHistory;

/// <summary>Everything the history reads and writes as JSON, without reflection.</summary>
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(HistoryResult))]
internal sealed partial class HistoryJson : JsonSerializerContext;
