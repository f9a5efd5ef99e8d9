using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using ScreenPop.Customers.Import;
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
        catch (Exception problem) when (problem is AmazonClientException or AmazonServiceException or HttpRequestException)
        {
            var cause = problem.GetBaseException().Message.Split('\n')[0].Trim();
            throw new SetupException($"The table '{tableName}' does not answer: {cause}", problem);
        }
    }
}
