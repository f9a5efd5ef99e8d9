namespace ScreenPop.Template.Tests.LocalStack;

/// <summary>A service refused a call, with its error code.</summary>
internal sealed class ServiceRefusalException(string code, string message) : Exception($"{code}: {message}")
{
    public string Code { get; } = code;
}
