namespace ScreenPop.Deployment.Tests;

public sealed class SettingsRevisionTests : IDisposable
{
    private const string Type = "Custom::SettingsRevision";

    private readonly Stack stack = new();

    public void Dispose() => stack.Dispose();

    [Fact]
    public async Task Each_setting_makes_another_revision_and_the_same_ones_the_same()
    {
        var first = await RevisionAsync(("Table", "a"), ("LogLevel", "Debug"));

        Assert.Matches("^[0-9a-f]{16}$", first);
        Assert.Equal(first, await RevisionAsync(("LogLevel", "Debug"), ("Table", "a")));
        Assert.NotEqual(first, await RevisionAsync(("Table", "b"), ("LogLevel", "Debug")));
        Assert.NotEqual(first, await RevisionAsync(("Table", "aLogLevel"), ("", "Debug")));
        Assert.Equal(first, await RevisionAsync(("Table", "a"), ("LogLevel", "Debug"), ("ServiceTimeout", "60")));
    }

    [Fact]
    public async Task The_revision_before_is_given_up_without_a_word()
    {
        await stack.CreateAsync(Type, ("Table", "a"));

        Assert.Equal("SUCCESS", (await stack.DeleteAsync(Type, ("Table", "b"))).Status);
    }

    private async Task<string> RevisionAsync(params (string, string)[] settings) =>
        (await stack.UpdateAsync(Type, settings)).PhysicalResourceId;
}
