namespace ScreenPop.Toolchain;

/// <summary>
/// Something the person at the keyboard has to mend: the message is one line that names the thing and the remedy.
/// Commands print it without a stack trace and end with a non-zero exit code.
/// </summary>
public sealed class SetupException(string message, Exception? cause = null) : Exception(message, cause);
