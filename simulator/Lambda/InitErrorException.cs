namespace ScreenPop.Lambda;

/// <summary>A function process ended, or said that it cannot work, before it asked for its first event.</summary>
/// <param name="payload">What the service returns for it: <c>{"errorType","errorMessage"}</c>.</param>
public sealed class InitErrorException(string payload) : Exception(payload)
{
    public string Payload => Message;
}
