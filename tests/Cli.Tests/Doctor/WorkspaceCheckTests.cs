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
