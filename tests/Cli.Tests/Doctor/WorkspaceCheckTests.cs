namespace ScreenPop.Cli.Tests.Doctor;

[Collection("AWS CLI on the PATH")]
public sealed class WorkspaceCheckTests : IAsyncLifetime
{
    private LiveInstallation installation = null!;

    public async ValueTask InitializeAsync()
    {
        installation = await LiveInstallation.StartAsync();
        installation.AnswerWorkspace("app", "*");
    }

    public ValueTask DisposeAsync() => installation.DisposeAsync();

    [Fact]
    public async Task A_registered_app_in_good_health_is_said_to_be()
    {
        var (exitCode, output) = await installation.ExamineAsync();
        Assert.DoesNotContain("WRONG", output, StringComparison.Ordinal);
        Assert.Equal(0, exitCode);
        Assert.Contains("\"screen-pop screen pop\" is registered at", output, StringComparison.Ordinal);
        Assert.Contains("is in the security profile Agent.", output, StringComparison.Ordinal);
        Assert.Contains($"may be shown by {LiveInstallation.InstanceUrl}.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stack_that_registers_none_is_not_asked_for_one()
    {
        installation.AnswerWorkspace("none");
        installation.Refuse("appintegrations-list-applications");
        var (exitCode, output) = await installation.ExamineAsync();
        Assert.Equal(0, exitCode);
        Assert.DoesNotContain("Workspace", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("appintegrations-list-applications", """{"Applications":[]}""", "There is no application", "sam deploy")]
    [InlineData(
        "connect-list-integration-associations",
        """{"IntegrationAssociationSummaryList":[]}""",
        "The instance does not have",
        "aws connect create-integration-association"
    )]
    [InlineData(
        "connect-list-security-profile-applications",
        """{"Applications":[]}""",
        "so no agent sees it",
        "under Agent applications"
    )]
    public async Task What_is_missing_is_named_with_what_gives_it(string operation, string answer, string text, string remedy)
    {
        installation.Answer(operation, System.Text.Json.Nodes.JsonNode.Parse(answer)!);
        await FindsAsync(text, remedy, "1 wrong.");
    }

    [Fact]
    public async Task A_registration_without_the_whole_permission_is_wrong()
    {
        installation.AnswerWorkspace("app", "Contact.Details.View");
        await FindsAsync("lacks the permission *", "1 wrong.");
    }

    [Fact]
    public async Task A_page_that_the_workspace_may_not_show_is_wrong()
    {
        installation.WorkspaceAncestors = "'self'";
        await FindsAsync("agents see an empty pane", "1 wrong.");
    }

    [Fact]
    public async Task An_app_whose_headers_refuse_a_record_system_is_wrong()
    {
        installation.WorkspaceFrames = "https://other.example.test";
        await FindsAsync(
            "screen-pop.json allows https://crm.example.test, but the headers of the workspace's app refuse it",
            "RecordOrigins=https://crm.example.test",
            "1 wrong."
        );
    }

    [Theory]
    [InlineData("Content-Security-Policy", "default-src 'none'; frame-ancestors 'self'", false)]
    [InlineData("Content-Security-Policy", "frame-ancestors 'none'", true)]
    [InlineData("X-Frame-Options", "DENY", true)]
    public async Task A_record_that_the_workspace_may_not_frame_is_wrong(string header, string value, bool alsoTheApp)
    {
        // The app and the records have one origin here, which 'self' allows.
        installation.RecordHeader = (header, value);
        var refused = alsoTheApp ? $"{installation.Origin} and {LiveInstallation.InstanceUrl}" : LiveInstallation.InstanceUrl;
        await FindsAsync(
            $"{installation.Origin}/customers/ may not be framed by {refused}",
            $"Name {refused.Replace(" and ", " ", StringComparison.Ordinal)} in frame-ancestors of the record system",
            "1 wrong."
        );
    }

    [Fact]
    public async Task A_record_that_names_app_and_workspace_is_fine_and_one_out_of_reach_is_said_to_be()
    {
        installation.RecordHeader = (
            "Content-Security-Policy",
            $"frame-ancestors {installation.Origin} https://*.my.connect.aws"
        );
        var (_, output) = await installation.ExamineAsync();
        Assert.Contains("/customers/ may be framed by the workspace's app.", output, StringComparison.Ordinal);

        installation.RecordSystem = "http://127.0.0.1:1";
        (var exitCode, output) = await installation.ExamineAsync();
        Assert.Equal(0, exitCode);
        Assert.Contains("http://127.0.0.1:1/customers/ cannot be reached from here", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_is_an_application_of_its_own()
    {
        installation.AnswerWorkspace("service", "*");
        await FindsAsync("There is no application \"screen-pop screen pop service\".", "1 wrong.");
    }

    private async Task FindsAsync(params string[] expected)
    {
        var (exitCode, output) = await installation.ExamineAsync();
        Assert.Equal(1, exitCode);
        Assert.All(expected, text => Assert.Contains(text, output, StringComparison.Ordinal));
    }
}
