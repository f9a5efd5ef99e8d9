namespace ScreenPop.FlowEngine.Contacts;

/// <summary>The contact cannot hold these attributes; it has those it had before.</summary>
public sealed class AttributesRefusedException(string message) : Exception(message);
