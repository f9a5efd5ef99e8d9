namespace ScreenPop.Cli;

/// <summary>
/// An argument is wrong in a way that only the command can detect. The message names the argument and the expected value.
/// </summary>
internal sealed class BadUsageException(string message) : Exception(message);
