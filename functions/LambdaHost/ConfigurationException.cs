namespace ScreenPop.LambdaHost;

/// <summary>
/// The function cannot start because of its environment. The message is one line that names the variable and the remedy. Hosts
/// report it without a stack trace, since the code is not at fault.
/// </summary>
public sealed class ConfigurationException(string message) : Exception(message);
