namespace ScreenPop.FlowEngine;

/// <summary>One end of a contact.</summary>
/// <param name="Address">E.164 number, mail address, or a word such as <c>anonymous</c> for a withheld number.</param>
/// <param name="Type"><c>TELEPHONE_NUMBER</c>, <c>VOIP</c>, <c>EMAIL_ADDRESS</c>…</param>
/// <param name="DisplayName">E-mail only.</param>
public sealed record ContactEndpoint(string Address, string Type = "TELEPHONE_NUMBER", string? DisplayName = null);

/// <summary>A queue as flows and the Lambda event know it.</summary>
/// <param name="OutboundCallerId">Number shown when an agent calls out from this queue.</param>
public sealed record ContactQueue(string Arn, string Name, ContactEndpoint? OutboundCallerId = null);

/// <summary>The agent of a whisper, hold or outbound whisper flow: <c>$.Agent.*</c>.</summary>
public sealed record ContactAgent(string Arn, string UserName, string FirstName, string LastName);

/// <summary>A reference a task or chat carries.</summary>
public sealed record ContactReference(string Type, string Value);

/// <summary>What Set voice chose.</summary>
public sealed record ContactVoice(string Voice, string? Engine, string? Style);
