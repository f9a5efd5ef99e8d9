namespace ScreenPop.Cli;

/// <summary>What <c>screenpop</c> ends with. A command that needs more says so in its own help.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>
    /// The command did its work and the answer is no: a call that ended badly, a finding, a failed test, a refused row.
    /// </summary>
    public const int Failure = 1;

    /// <summary>Bad arguments, or input that cannot be read.</summary>
    public const int BadUsage = 2;

    /// <summary>An import came to no end because the table did not answer or refused.</summary>
    public const int TableFailed = 3;

    /// <summary>Interrupted before the end, as shells have it: 128 and the number of SIGINT.</summary>
    public const int Interrupted = 130;
}
