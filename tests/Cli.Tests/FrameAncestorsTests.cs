using ScreenPop.Cli.Rules;

namespace ScreenPop.Cli.Tests;

public sealed class FrameAncestorsTests
{
    private static readonly Uri Page = new("https://crm.example.test/customers/");

    [Theory]
    [InlineData("", true)]
    [InlineData("default-src 'none'", true)]
    [InlineData("frame-ancestors *", true)]
    [InlineData("frame-ancestors https:", true)]
    [InlineData("frame-ancestors http:", true)]
    [InlineData("frame-ancestors wss:", false)]
    [InlineData("frame-ancestors", false)]
    [InlineData("frame-ancestors 'none'", false)]
    [InlineData("frame-ancestors 'self'", false)]
    [InlineData("Frame-Ancestors 'self' https://ACME.my.connect.aws", true)]
    [InlineData("frame-ancestors acme.my.connect.aws", true)]
    [InlineData("frame-ancestors http://acme.my.connect.aws/any/path", true)]
    [InlineData("frame-ancestors https://*.my.connect.aws", true)]
    [InlineData("frame-ancestors https://*.acme.my.connect.aws", false)]
    [InlineData("frame-ancestors https://acme.my.connect.aws:443", true)]
    [InlineData("frame-ancestors https://acme.my.connect.aws:*", true)]
    [InlineData("frame-ancestors https://acme.my.connect.aws:8443", false)]
    // Every policy has to allow it.
    [InlineData("frame-ancestors *; default-src 'none', frame-ancestors 'self'", false)]
    public void A_policy_allows_as_a_browser_reads_it(string policy, bool allowed) => Assert.Equal(allowed, Allows([policy], []));

    [Theory]
    [InlineData("DENY", false)]
    [InlineData("sameorigin", false)]
    // Browsers ignore any other value.
    [InlineData("ALLOW-FROM https://other.example.test", true)]
    public void The_older_header_counts_where_no_policy_speaks(string options, bool allowed)
    {
        Assert.Equal(allowed, Allows([], [options]));
        Assert.Equal(allowed, Allows(["default-src 'none'"], [options]));
        Assert.True(Allows(["frame-ancestors https://acme.my.connect.aws"], [options]));
    }

    [Fact]
    public void A_page_is_its_own_ancestor()
    {
        Assert.Empty(new FrameAncestors(Page, ["frame-ancestors 'self'"], []).Refused(["https://crm.example.test"]));
        Assert.Empty(new FrameAncestors(Page, [], ["SAMEORIGIN"]).Refused(["https://crm.example.test"]));
    }

    private static bool Allows(string[] policies, string[] options) =>
        new FrameAncestors(Page, policies, options).Refused(["https://acme.my.connect.aws"]).Count == 0;
}
