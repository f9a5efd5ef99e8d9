namespace ScreenPop.Ccp.Protocol;

/// <summary>One connected CCP page.</summary>
internal interface ICcpPort
{
    /// <summary>Unique among all ports; masters are known by it.</summary>
    string Id { get; }

    /// <summary>Sends the JSON text of a message. Never blocks: a page that does not read is disconnected.</summary>
    void Post(string message);

    /// <summary>Breaks the connection.</summary>
    void Cut();
}
