namespace ScreenPop.WebWidget.Tests;

/// <summary>Runs the widget's own tests in <c>dotnet test</c>, one by one.</summary>
public sealed class VitestTests
{
    [Theory]
    [MemberData(nameof(VitestRun.Results), MemberType = typeof(VitestRun), DisableDiscoveryEnumeration = true)]
    public void Widget(VitestResult result) => Assert.True(result.HasPassed, result.Failure);
}
