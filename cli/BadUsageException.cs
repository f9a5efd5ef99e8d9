namespace ScreenPop.Cli;

/// <summary>An argument is wrong in a way that only the command can detect. The message names it and what is expected.</summary>
internal sealed class BadUsageException(string message) : Exception(message);
