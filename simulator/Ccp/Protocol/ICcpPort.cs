namespace ScreenPop.Ccp.Protocol;

/// <summary>One connected CCP page.</summary>
internal interface ICcpPort
{
    /// <summary>Unique among all ports. It identifies the master.</summary>
    string Id { get; }

    /// <summary>Sends the JSON text of a message. It never blocks: a page that does not read is disconnected.</summary>
    void Post(string message);

    /// <summary>Breaks the connection.</summary>
    void Cut();
}
