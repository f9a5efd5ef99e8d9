namespace ScreenPop.Cli;

/// <summary>The exit codes of <c>screenpop</c>. A command with further codes lists them in its own help.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>
    /// The command did its work, and the answer is no: a call that ended badly, a finding, a failed test, a refused row.
    /// </summary>
    public const int Failure = 1;

    /// <summary>Bad arguments or unreadable input.</summary>
    public const int BadUsage = 2;

    /// <summary>An import stopped because the table did not answer or refused a request.</summary>
    public const int TableFailed = 3;

    /// <summary>Interrupted: 128 plus the number of SIGINT, as in shells.</summary>
    public const int Interrupted = 130;
}
