namespace ScreenPop.Reliability.Tests;

/// <summary>
/// Another page in the developer's browser, or a name that resolves to this machine, has no access to the local simulator.
/// </summary>
public sealed class LocalServerTests(RunningSite site) : IClassFixture<RunningSite>
{
    public static TheoryData<int> Parts => [0, 1, 2];

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task A_foreign_name_for_this_machine_is_not_answered(int part)
    {
        var rebound = await RawHttp.SendAsync(site.Addresses.Port + part, "GET", "/", "evil.example.test");
        var own = await RawHttp.SendAsync(site.Addresses.Port + part, "GET", "/", $"localhost:{site.Addresses.Port + part}");

        Assert.Equal(403, rebound.Status);
        Assert.NotEqual(403, own.Status);
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task Another_origins_page_changes_nothing(int part)
    {
        var port = site.Addresses.Port + part;
        var answer = await RawHttp.SendAsync(
            port,
            "POST",
            "/operator/api/contacts",
            $"localhost:{port}",
            "Origin: https://evil.example.test"
        );

        Assert.Equal(403, answer.Status);
    }

    [Theory]
    [InlineData("/operator/")]
    [InlineData("/phone/")]
    public async Task A_page_that_commands_the_instance_is_shown_in_no_frame(string path)
    {
        var port = site.Addresses.Port + 1;
        var answer = await RawHttp.SendAsync(port, "GET", path, $"localhost:{port}");

        Assert.Equal(200, answer.Status);
        Assert.Contains("frame-ancestors 'none'", answer.Headers, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/../package.json")]
    [InlineData("/../../package.json")]
    [InlineData("/%2e%2e/%2e%2e/package.json")]
    [InlineData("/..%2f..%2fpackage.json")]
    [InlineData("/assets/..%5c..%5c..%5cpackage.json")]
    [InlineData("/assets/%252e%252e/%252e%252e/package.json")]
    [InlineData("//package.json")]
    [InlineData("/customers/..%2f..%2fpackage.json")]
    [InlineData("/ccp-v2/../../../package.json")]
    public async Task No_path_leads_out_of_the_served_folders(string path)
    {
        foreach (var port in Enumerable.Range(site.Addresses.Port, 3))
        {
            var answer = await RawHttp.SendAsync(port, "GET", path, $"localhost:{port}");

            Assert.DoesNotContain("\"workspaces\"", answer.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("\"devDependencies\"", answer.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_table_is_not_answered_for_a_page_either()
    {
        var port = site.Instance.Table!.Endpoint.Port;

        Assert.Equal(403, (await RawHttp.SendAsync(port, "POST", "/", "evil.example.test")).Status);
        Assert.Equal(
            403,
            (await RawHttp.SendAsync(port, "POST", "/", $"127.0.0.1:{port}", "Origin: https://evil.example.test")).Status
        );
    }
}
