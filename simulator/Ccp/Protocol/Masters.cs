using System.Text.Json.Nodes;

namespace ScreenPop.Ccp.Protocol;

/// <summary>Which of an agent's pages leads on a topic: the first that asks, until it closes or another takes over.</summary>
internal sealed class Masters
{
    private readonly Dictionary<string, string> masterOf = new(StringComparer.Ordinal);

    /// <summary>Answers <c>checkMaster</c>; asking may make the page master.</summary>
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

    /// <summary>Answers <c>becomeMaster</c>; every page is told.</summary>
    public JsonObject TakeOver(string portId, string topic)
    {
        masterOf[topic] = portId;
        return new JsonObject
        {
            ["masterId"] = portId,
            ["takeOver"] = true,
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
