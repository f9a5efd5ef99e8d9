namespace ScreenPop.Ccp.Protocol;

/// <summary>What an agent's pages were sent.</summary>
/// <param name="Json">The message as it travelled, which is a tenth of the message in memory.</param>
public sealed record CcpSent(string Username, DateTimeOffset At, CcpMessage Message, string Json);
