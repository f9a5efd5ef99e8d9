using System.Net;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using ScreenPop.Cli.Customers;
using ScreenPop.Toolchain;

namespace ScreenPop.Cli.Tests;

/// <summary>Every failure of the table becomes a one-line message.</summary>
public sealed class TableProblemTests
{
    public static TheoryData<Exception, string> Failures =>
        new()
        {
            { new TaskCanceledException("The request was cancelled."), "no request got an answer in time" },
            { new TimeoutException(), "no request got an answer in time" },
            { new HttpRequestException("Connection refused (127.0.0.1:9)"), "Connection refused (127.0.0.1:9)" },
            { new AmazonServiceException("See inner exception.", new IOException("The connection was reset.")), "was reset." },
            { new AmazonClientException("No credentials.\nProvider 1\nProvider 2"), "No credentials." },
            { new HttpIOException(HttpRequestError.ResponseEnded, "The response ended prematurely."), "ended prematurely." },
            { Refusal("", null, HttpStatusCode.BadGateway), "HTTP 502" },
        };

    public static TheoryData<Exception, string> Refusals =>
        new()
        {
            { Refusal("The security token is expired", "ExpiredTokenException"), "The security token is expired" },
            { Refusal("User is not authorized\nto write", "AccessDeniedException"), "User is not authorized" },
            { Refusal("Item size is too large", "ValidationException"), "Item size is too large" },
        };

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public async Task A_table_that_does_not_answer_is_one_line_with_the_cause(Exception failure, string cause)
    {
        var problem = await Assert.ThrowsAsync<SetupException>(() =>
            TableProblem.TellAsync("Customers", () => Task.FromException<int>(failure), TestContext.Current.CancellationToken)
        );

        Assert.StartsWith("The table 'Customers' does not answer: ", problem.Message, StringComparison.Ordinal);
        Assert.Contains(cause, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem.Message);
    }

    [Theory]
    [MemberData(nameof(Refusals), DisableDiscoveryEnumeration = true)]
    public async Task A_table_that_refuses_is_one_line_in_the_service_s_own_words(Exception failure, string cause)
    {
        var problem = await Assert.ThrowsAsync<SetupException>(() =>
            TableProblem.TellAsync("Customers", () => Task.FromException<int>(failure), TestContext.Current.CancellationToken)
        );

        Assert.Equal($"The table 'Customers' refuses the request: {cause}", problem.Message);
    }

    [Fact]
    public async Task An_interrupted_command_does_not_report_the_table()
    {
        using var interrupted = new CancellationTokenSource();
        await interrupted.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            TableProblem.TellAsync("Customers", () => Task.FromCanceled<int>(interrupted.Token), interrupted.Token)
        );
    }

    /// <summary>As the SDK throws it: the service's answer is the inner exception, which has no message of its own.</summary>
    private static AmazonDynamoDBException Refusal(
        string message,
        string? code,
        HttpStatusCode status = HttpStatusCode.BadRequest
    ) => new(message, new HttpErrorResponseException(null), ErrorType.Sender, code, "request-1", status);
}
