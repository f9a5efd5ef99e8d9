namespace ScreenPop.FlowEngine.Contacts;

/// <summary>A queue, as in flows and the Lambda event.</summary>
/// <param name="OutboundCallerId">The number shown when an agent calls out from this queue.</param>
public sealed record ContactQueue(string Arn, string Name, ContactEndpoint? OutboundCallerId = null);

/// <summary>The agent of a whisper, hold or outbound whisper flow: <c>$.Agent.*</c>.</summary>
public sealed record ContactAgent(string Arn, string UserName, string FirstName, string LastName);

/// <summary>A reference of a task or chat.</summary>
public sealed record ContactReference(string Type, string Value);

/// <summary>The voice that Set voice chose.</summary>
public sealed record ContactVoice(string Voice, string? Engine, string? Style);
