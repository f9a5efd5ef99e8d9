namespace ScreenPop.Toolchain;

/// <summary>
/// A problem of the machine that the user can fix. The message is one line that names the problem and the remedy. Commands
/// print it without a stack trace and end with a non-zero exit code.
/// </summary>
public sealed class SetupException(string message, Exception? cause = null) : Exception(message, cause);
