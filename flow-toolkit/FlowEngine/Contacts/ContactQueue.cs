namespace ScreenPop.FlowEngine.Contacts;

/// <summary>A queue as flows and the Lambda event know it.</summary>
/// <param name="OutboundCallerId">Number shown when an agent calls out from this queue.</param>
public sealed record ContactQueue(string Arn, string Name, ContactEndpoint? OutboundCallerId = null);

/// <summary>The agent of a whisper, hold or outbound whisper flow: <c>$.Agent.*</c>.</summary>
public sealed record ContactAgent(string Arn, string UserName, string FirstName, string LastName);

/// <summary>A reference a task or chat carries.</summary>
public sealed record ContactReference(string Type, string Value);

/// <summary>What Set voice chose.</summary>
public sealed record ContactVoice(string Voice, string? Engine, string? Style);
