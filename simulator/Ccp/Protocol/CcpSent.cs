namespace ScreenPop.Ccp.Protocol;

/// <summary>A message that was sent to an agent's pages.</summary>
/// <param name="Json">The message's JSON text, which takes a tenth of the memory of the message.</param>
public sealed record CcpSent(string Username, DateTimeOffset At, CcpMessage Message, string Json);
