namespace ScreenPop.WebWidget.Tests;

/// <summary>The result of one vitest test.</summary>
public sealed record VitestResult(string File, string Name, bool HasPassed, string Failure)
{
    public override string ToString() => $"{File}: {Name}";
}
