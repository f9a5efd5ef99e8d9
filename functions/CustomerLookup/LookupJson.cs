using System.Text.Json.Serialization;
using ScreenPop.CustomerLookup.Answers;
using ScreenPop.CustomerLookup.Events;

namespace ScreenPop.CustomerLookup;

/// <summary>The JSON types of the lookup, serialized without reflection.</summary>
[JsonSerializable(typeof(ConnectEvent))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(AttributeFile))]
internal sealed partial class LookupJson : JsonSerializerContext;
