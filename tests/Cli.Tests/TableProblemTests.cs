using Amazon.Runtime;
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

    [Fact]
    public async Task An_interrupted_command_does_not_report_the_table()
    {
        using var interrupted = new CancellationTokenSource();
        await interrupted.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            TableProblem.TellAsync("Customers", () => Task.FromCanceled<int>(interrupted.Token), interrupted.Token)
        );
    }
}
