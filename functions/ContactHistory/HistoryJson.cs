using System.Text.Json.Serialization;
using ScreenPop.ContactHistory.Events;

namespace ScreenPop.ContactHistory;

/// <summary>Everything the history reads and writes as JSON, without reflection.</summary>
[JsonSerializable(typeof(ContactEvent))]
[JsonSerializable(typeof(HistoryResult))]
internal sealed partial class HistoryJson : JsonSerializerContext;
