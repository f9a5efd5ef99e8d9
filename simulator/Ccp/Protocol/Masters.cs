using System.Text.Json.Nodes;

namespace ScreenPop.Ccp.Protocol;

/// <summary>
/// Tracks which page of an agent is the master of a topic: the first page that asks, until it closes or another one takes over.
/// </summary>
internal sealed class Masters
{
    private readonly Dictionary<string, string> masterOf = new(StringComparer.Ordinal);

    /// <summary>
    /// Answers <c>checkMaster</c>. With <paramref name="mayBecome"/>, the asking page becomes master of a topic without one.
    /// </summary>
    public JsonObject Check(string portId, string topic, bool mayBecome)
    {
        if (mayBecome)
        {
            masterOf.TryAdd(topic, portId);
        }

        var master = masterOf.GetValueOrDefault(topic);
        return new JsonObject
        {
            ["masterId"] = master,
            ["isMaster"] = master == portId,
            ["topic"] = topic,
        };
    }

    /// <summary>Answers <c>becomeMaster</c>. If it takes the topic from another page, every page hears the answer.</summary>
    public JsonObject TakeOver(string portId, string topic)
    {
        var takesOver = masterOf.TryGetValue(topic, out var master) && master != portId;
        masterOf[topic] = portId;
        return new JsonObject
        {
            ["masterId"] = portId,
            ["takeOver"] = takesOver,
            ["topic"] = topic,
        };
    }

    public void Close(string portId)
    {
        foreach (var topic in masterOf.Where(entry => entry.Value == portId).Select(entry => entry.Key).ToList())
        {
            masterOf.Remove(topic);
        }
    }
}
