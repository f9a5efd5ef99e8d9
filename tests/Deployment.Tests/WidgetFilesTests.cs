using System.Net;
using System.Text.Json.Nodes;

namespace ScreenPop.Deployment.Tests;

public sealed class WidgetFilesTests : IDisposable
{
    private const string Type = "Custom::WidgetFiles";

    private static readonly (string, string)[] Properties =
    [
        ("Bucket", "desk"),
        ("InstanceUrl", "https://example.my.connect.aws"),
        ("RecordUrl", "https://crm.example.test"),
        ("RecordOrigins", "https://help.example.test https://erp.example.test:8443"),
        ("Package", "1"),
    ];

    private readonly Stack stack = new();

    public void Dispose() => stack.Dispose();

    [Fact]
    public async Task The_package_s_files_are_published_with_their_types_and_the_page_last()
    {
        stack.Package(
            ("index.html", "<!doctype html>"),
            ("assets/index-3f2a.js", "js"),
            ("assets/index-77.css", "css"),
            ("icon.svg", "<svg/>"),
            ("screen-pop.json", "{}")
        );

        var response = await stack.CreateAsync(Type, Properties);

        Assert.Equal("SUCCESS", response.Status);
        Assert.Equal("text/html; charset=utf-8", stack.Aws.Objects["index.html"].ContentType);
        Assert.Equal("text/javascript; charset=utf-8", stack.Aws.Objects["assets/index-3f2a.js"].ContentType);
        Assert.Equal("text/css; charset=utf-8", stack.Aws.Objects["assets/index-77.css"].ContentType);
        Assert.Equal("image/svg+xml", stack.Aws.Objects["icon.svg"].ContentType);
        Assert.Equal("index.html", stack.Aws.Puts.Last(key => key != "published-files.json"));
    }

    [Fact]
    public async Task Hashed_names_are_kept_for_a_year_the_configuration_a_minute_and_the_page_is_always_asked_for()
    {
        stack.Package(("index.html", ""), ("assets/index-3f2a.js", ""), ("screen-pop.json", "{}"));

        await stack.CreateAsync(Type, Properties);

        Assert.Equal("public, max-age=31536000, immutable", Sorted("assets/index-3f2a.js"));
        Assert.Equal("max-age=60, public", string.Join(", ", Sorted("screen-pop.json").Split(", ").Order()));
        Assert.Equal("no-cache", Sorted("index.html"));

        string Sorted(string key) => stack.Aws.Objects[key].CacheControl;
    }

    [Fact]
    public async Task The_configuration_gets_the_stack_s_addresses_by_value()
    {
        stack.Package(
            ("index.html", ""),
            (
                "screen-pop.json",
                """{"ccp":{"url":"${InstanceUrl}/ccp-v2/"},"allowedOrigins":["${RecordUrl}"],"n":1,"t":"{customerId}"}"""
            )
        );

        await stack.CreateAsync(Type, Properties);

        var written = JsonNode.Parse(stack.Aws.Objects["screen-pop.json"].Text)!;
        Assert.Equal("https://example.my.connect.aws/ccp-v2/", (string)written["ccp"]!["url"]!);
        Assert.Equal("https://crm.example.test", (string)written["allowedOrigins"]![0]!);
        Assert.Equal(1, (int)written["n"]!);
        Assert.Equal("{customerId}", (string)written["t"]!);
    }

    [Fact]
    public async Task A_record_system_that_the_headers_refuse_is_not_deployed()
    {
        stack.Package(
            ("index.html", ""),
            ("screen-pop.json", """{"allowedOrigins":["${RecordUrl}","https://erp.example.test:8443"]}""")
        );
        Assert.Equal("SUCCESS", (await stack.CreateAsync(Type, Properties)).Status);

        stack.Package(
            ("index.html", ""),
            ("screen-pop.json", """{"allowedOrigins":["${RecordUrl}","https://other.example.test"]}""")
        );
        var response = await stack.UpdateAsync(Type, Properties);

        Assert.Equal("FAILED", response.Status);
        Assert.Contains(
            "screen-pop.json allows https://other.example.test, which the page's headers refuse: add it to the parameter RecordOrigins",
            response.Reason,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Pages_that_are_open_find_the_parts_of_the_deployment_before_and_older_ones_go()
    {
        stack.Package(("index.html", "1"), ("assets/index-1.js", ""));
        await stack.CreateAsync(Type, Properties);
        stack.Aws.Objects["notes.txt"] = new FakeAws.StoredObject([], "text/plain", "");

        stack.Package(("index.html", "2"), ("assets/index-2.js", ""));
        await stack.UpdateAsync(Type, Properties);
        Assert.Contains("assets/index-1.js", stack.Aws.Objects.Keys);
        // An update with the same files, such as another RecordUrl, makes no new generation.
        await stack.UpdateAsync(Type, Properties);
        Assert.Contains("assets/index-1.js", stack.Aws.Objects.Keys);

        stack.Package(("index.html", "3"), ("assets/index-3.js", ""));
        await stack.UpdateAsync(Type, Properties);

        Assert.Equal(
            ["assets/index-2.js", "assets/index-3.js", "index.html", "notes.txt", "published-files.json"],
            stack.Aws.Objects.Keys.Order(StringComparer.Ordinal)
        );
        Assert.Equal("3", stack.Aws.Objects["index.html"].Text);

        await stack.DeleteAsync(Type, Properties);
        Assert.Equal(["notes.txt"], stack.Aws.Objects.Keys);
    }

    [Fact]
    public async Task A_list_of_files_that_an_older_version_wrote_is_understood()
    {
        stack.Aws.Objects["assets/old.js"] = new FakeAws.StoredObject([], "text/javascript", "");
        stack.Aws.Objects["published-files.json"] = new FakeAws.StoredObject(
            """{"Keys":["assets/old.js"]}"""u8.ToArray(),
            "application/json",
            ""
        );
        stack.Package(("index.html", ""));

        await stack.UpdateAsync(Type, Properties);
        Assert.Contains("assets/old.js", stack.Aws.Objects.Keys);

        await stack.DeleteAsync(Type, Properties);
        Assert.Empty(stack.Aws.Objects);
    }

    [Fact]
    public async Task An_instance_of_awsapps_has_its_CCP_below_connect()
    {
        stack.Package(("index.html", ""), ("screen-pop.json", """{"ccp":{"url":"${InstanceUrl}/ccp-v2/"}}"""));

        await stack.CreateAsync(
            Type,
            ("Bucket", "desk"),
            ("InstanceUrl", "https://example.awsapps.com"),
            ("RecordUrl", "https://crm.example.test")
        );

        var written = JsonNode.Parse(stack.Aws.Objects["screen-pop.json"].Text)!;
        Assert.Equal("https://example.awsapps.com/connect/ccp-v2/", (string)written["ccp"]!["url"]!);
    }

    [Fact]
    public async Task The_deletion_leaves_an_empty_bucket_and_may_come_twice()
    {
        stack.Package(("index.html", ""), ("assets/index-3f2a.js", ""));
        await stack.CreateAsync(Type, Properties);

        Assert.Equal("SUCCESS", (await stack.DeleteAsync(Type, Properties)).Status);
        Assert.Empty(stack.Aws.Objects);
        Assert.Equal("SUCCESS", (await stack.DeleteAsync(Type, Properties)).Status);
    }

    [Fact]
    public async Task A_creation_that_failed_halfway_is_cleaned_up()
    {
        stack.Package(("index.html", ""), ("assets/index-3f2a.js", ""), ("screen-pop.json", """{"a":"${Unknown}"}"""));

        var response = await stack.CreateAsync(Type, Properties);
        Assert.Equal("FAILED", response.Status);
        Assert.Contains("${Unknown}", response.Reason, StringComparison.Ordinal);
        Assert.NotEmpty(stack.Aws.Objects);

        await stack.DeleteAsync(Type, Properties);
        Assert.Empty(stack.Aws.Objects);
    }

    [Fact]
    public async Task A_package_without_the_page_is_refused_with_the_remedy()
    {
        stack.Package();

        var response = await stack.CreateAsync(Type, Properties);

        Assert.Equal("FAILED", response.Status);
        Assert.Contains("sam build", response.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_busy_service_is_asked_again_and_a_refusal_is_told_in_its_own_words()
    {
        stack.Package(("index.html", ""));
        stack.Aws.Failures.Enqueue(HttpStatusCode.ServiceUnavailable);
        Assert.Equal("SUCCESS", (await stack.CreateAsync(Type, Properties)).Status);

        stack.Aws.Failures.Enqueue(HttpStatusCode.Forbidden);
        var refused = await stack.UpdateAsync(Type, Properties);
        Assert.Equal("FAILED", refused.Status);
        Assert.Contains("as asked", refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_to_S3_that_breaks_is_retried()
    {
        stack.Package(("index.html", ""));
        stack.Aws.Failures.Enqueue(null);

        Assert.Equal("SUCCESS", (await stack.CreateAsync(Type, Properties)).Status);
    }

    [Fact]
    public async Task CloudFormation_is_told_though_the_connection_breaks_and_it_is_busy()
    {
        stack.Aws.Failures.Enqueue(null);
        stack.Aws.Failures.Enqueue(HttpStatusCode.ServiceUnavailable);

        await stack.CreateAsync("Custom::Unknown");

        Assert.Single(stack.Aws.Told);
    }

    [Fact]
    public async Task CloudFormation_is_told_what_it_needs_to_match_the_answer()
    {
        var response = await stack.CreateAsync("Custom::Unknown");

        var told = Assert.Single(stack.Aws.Told);
        Assert.Equal("FAILED", (string)told["Status"]!);
        Assert.Equal(response.RequestId, (string)told["RequestId"]!);
        Assert.Equal("Resource", (string)told["LogicalResourceId"]!);
        Assert.StartsWith("arn:aws:cloudformation:", (string)told["StackId"]!, StringComparison.Ordinal);
        Assert.False(string.IsNullOrEmpty((string?)told["PhysicalResourceId"]));
        Assert.Contains("Custom::Unknown", (string)told["Reason"]!, StringComparison.Ordinal);
    }
}
