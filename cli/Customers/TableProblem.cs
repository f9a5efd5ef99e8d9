using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using ScreenPop.Customers.Import;
using ScreenPop.Customers.Table.Requests;
using ScreenPop.Toolchain;

namespace ScreenPop.Cli.Customers;

/// <summary>Converts the exception of a table request into a one-line message with the remedy.</summary>
internal static class TableProblem
{
    /// <exception cref="SetupException">The table is missing, unreachable or refuses the request.</exception>
    /// <exception cref="OperationCanceledException">The user has interrupted the work.</exception>
    public static async Task<T> TellAsync<T>(string tableName, Func<Task<T>> work, CancellationToken interrupted)
    {
        try
        {
            return await work();
        }
        catch (ResourceNotFoundException problem)
        {
            throw new SetupException($"The table '{tableName}' does not exist: give its name with --table.", problem);
        }
        catch (TableNotAcceptingException problem)
        {
            throw new SetupException(problem.Message, problem);
        }
        catch (Exception problem)
            when (problem is TimeoutException or OperationCanceledException && !interrupted.IsCancellationRequested)
        {
            throw new SetupException($"The table '{tableName}' does not answer: no request got an answer in time.", problem);
        }
        catch (AmazonServiceException problem)
            when (problem.Message.Length > 0 && TableFault.KindOf(problem) is TableFaultKind.Denied or TableFaultKind.Internal)
        {
            throw new SetupException($"The table '{tableName}' refuses the request: {FirstLine(problem.Message)}", problem);
        }
        catch (Exception problem)
            when (problem is AmazonClientException or AmazonServiceException or HttpRequestException or HttpIOException)
        {
            throw new SetupException($"The table '{tableName}' does not answer: {CauseOf(problem)}", problem);
        }
    }

    /// <summary>The SDK puts an answer of the service, which has no message, into its exception.</summary>
    private static string CauseOf(Exception problem) =>
        problem.GetBaseException() is not HttpErrorResponseException cause ? FirstLine(problem.GetBaseException().Message)
        : problem is AmazonServiceException { StatusCode: var status and not 0 } ? $"HTTP {(int)status}"
        : FirstLine(cause.Message);

    private static string FirstLine(string message) => message.Split('\n')[0].Trim();
}
