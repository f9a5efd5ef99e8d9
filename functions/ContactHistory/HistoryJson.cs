using System.Text.Json;
using System.Text.Json.Serialization;

namespace ScreenPop.ContactHistory;

/// <summary>The JSON types of the history, serialized without reflection.</summary>
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(HistoryResult))]
internal sealed partial class HistoryJson : JsonSerializerContext;
