namespace ScreenPop.Lambda;

/// <summary>A function process ended or reported an error before it requested its first event.</summary>
/// <param name="payload">The service's payload for the error: <c>{"errorType","errorMessage"}</c>.</param>
public sealed class InitErrorException(string payload) : Exception(payload)
{
    public string Payload => Message;
}
