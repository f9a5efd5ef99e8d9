namespace ScreenPop.Template.Tests.LocalStack;

/// <summary>A service refused a call, with the error code it has for it.</summary>
internal sealed class ServiceRefusalException(string code, string message) : Exception($"{code}: {message}")
{
    public string Code { get; } = code;
}
