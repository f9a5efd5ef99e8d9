namespace ScreenPop.FlowEngine.Contacts;

/// <summary>The contact cannot hold these attributes. Its attributes are unchanged.</summary>
public sealed class AttributesRefusedException(string message) : Exception(message);
