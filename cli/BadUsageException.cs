namespace ScreenPop.Cli;

/// <summary>An argument that only the command itself can judge is wrong; the message names it and what is expected.</summary>
internal sealed class BadUsageException(string message) : Exception(message);
