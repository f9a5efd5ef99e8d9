using ScreenPop.Customers.Import;
using ScreenPop.Toolchain;

namespace ScreenPop.Cli.Customers;

/// <summary>The end of an import that does not complete: the exit code, and the lines that say why and what to do next.</summary>
internal sealed record ImportEnd(int Code, IReadOnlyList<string> Lines)
{
    private const string RunAgain = "run the same command again: it completes the import and writes no finished row twice.";

    /// <param name="problem">The exception that ended the import.</param>
    /// <param name="isBegun">Whether the table may have a part of the import.</param>
    /// <returns>Null for an exception that is a bug.</returns>
    public static ImportEnd? Of(Exception problem, bool isBegun) =>
        problem switch
        {
            OperationCanceledException => new(ExitCode.Interrupted, ["Interrupted; " + RunAgain]),
            // The message of a table that accepts nothing has this advice already.
            SetupException { InnerException: not TableNotAcceptingException } when isBegun => new(
                ExitCode.TableFailed,
                [Message(problem), "Remove the cause and " + RunAgain]
            ),
            SetupException => new(ExitCode.TableFailed, [Message(problem)]),
            ImportException => new(ExitCode.BadUsage, [Message(problem)]),
            _ => null,
        };

    private static string Message(Exception problem) => $"screenpop: {problem.Message}";
}
