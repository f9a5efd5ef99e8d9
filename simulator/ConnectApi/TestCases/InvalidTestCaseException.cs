namespace ScreenPop.ConnectApi.TestCases;

/// <summary>The service's refusal of a test case: a list of problems, and an empty message.</summary>
internal sealed class InvalidTestCaseException(IReadOnlyList<string> problems) : Exception("")
{
    public IReadOnlyList<string> Problems => problems;
}
