using System.Text.Json.Nodes;
using ScreenPop.ConnectApi.Tests.Driver;

namespace ScreenPop.ConnectApi.Tests.Flows;

/// <summary>Modules have drafts, versions that stay, and aliases that move.</summary>
public sealed class ModuleTests : IAsyncLifetime
{
    private const string First = """{"Version":"2019-10-30"}""";
    private const string Second = """{"Version":"2019-10-30","Metadata":{}}""";

    private readonly ApiHost host = new();
    private RawClient client = null!;

    private ApiSession Session => new(client, host.Center.Instance.InstanceId);

    [Fact]
    public async Task An_alias_is_at_its_version_until_it_is_moved()
    {
        var module = await CreateAsync("Lookup");
        await Session.DoAsync("CreateContactFlowModuleVersion", module);
        var alias = await Session.DoAsync(
            "CreateContactFlowModuleAlias",
            module,
            ("AliasName", "live"),
            ("ContactFlowModuleVersion", 1)
        );
        await Session.DoAsync("UpdateContactFlowModuleContent", module, ("Content", Second));
        await Session.DoAsync("CreateContactFlowModuleVersion", module);

        var id = alias.Text("Id");
        Assert.Equal(First, await ContentAsync($"{alias.Text("ContactFlowModuleArn")}:{id}"));
        await Session.DoAsync("UpdateContactFlowModuleAlias", module, ("AliasId", id), ("ContactFlowModuleVersion", 2));
        Assert.Equal(Second, await ContentAsync($"{module.Value}:{id}"));
        Assert.Equal(First, await ContentAsync($"{module.Value}:1"));
        await Session.IsRefusedAsync(
            "DeleteContactFlowModuleVersion",
            "InvalidRequestException",
            module,
            ("ContactFlowModuleVersion", 2)
        );
        await Session.IsRefusedAsync(
            "UpdateContactFlowModuleAlias",
            "ResourceNotFoundException",
            module,
            ("AliasId", id),
            ("ContactFlowModuleVersion", 9)
        );
        await Session.IsRefusedAsync(
            "CreateContactFlowModuleAlias",
            "DuplicateResourceException",
            module,
            ("AliasName", "live"),
            ("ContactFlowModuleVersion", 1)
        );
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("")]
    public async Task Settings_that_are_no_json_object_are_refused(string settings)
    {
        await Session.IsRefusedAsync(
            "CreateContactFlowModule",
            "InvalidContactFlowModuleException",
            ("Name", "Contract"),
            ("Content", First),
            ("Settings", settings)
        );
        await Session.IsRefusedAsync(
            "UpdateContactFlowModuleContent",
            "InvalidContactFlowModuleException",
            await CreateAsync("Lookup"),
            ("Settings", settings)
        );
    }

    [Fact]
    public async Task Content_that_is_not_valid_is_refused_with_its_problems_unless_it_is_only_saved()
    {
        var refused = await Session.IsRefusedAsync(
            "CreateContactFlowModule",
            "InvalidContactFlowModuleException",
            ("Name", "Bad"),
            ("Content", "{}")
        );
        Assert.Equal("Version is missing.", refused.Body["Problems"]![0]!["message"]!.ToString());

        var module = await CreateAsync("Draft");
        var saved = ("ContactFlowModuleId", $"{module.Value}:$SAVED");
        await Session.DoAsync("UpdateContactFlowModuleContent", saved, ("Content", "{}"));
        Assert.Equal("{}", await ContentAsync(saved.Item2));
        Assert.Equal(First, await ContentAsync($"{module.Value}:$LATEST"));
    }

    [Fact]
    public async Task A_request_repeated_with_its_token_creates_one_module()
    {
        Task<ApiAnswer> Create() =>
            Session.DoAsync("CreateContactFlowModule", ("Name", "Once"), ("Content", First), ("ClientToken", "once"));
        Assert.Equal((await Create()).Text("Arn"), (await Create()).Text("Arn"));
        await Session.IsRefusedAsync(
            "CreateContactFlowModule",
            "DuplicateResourceException",
            ("Name", "Once"),
            ("Content", First),
            ("ClientToken", "twice")
        );
    }

    [Fact]
    public async Task An_archived_module_is_listed_as_such()
    {
        var module = await CreateAsync("Old");
        await Session.DoAsync("UpdateContactFlowModuleMetadata", module, ("State", "ARCHIVED"), ("Name", "Older"));
        var archived = await Session.DoAsync("ListContactFlowModules", ("ContactFlowModuleState", "ARCHIVED"));
        Assert.Equal("Older", Assert.Single(archived.Body["ContactFlowModulesSummaryList"]!.AsArray())!["Name"]!.ToString());
    }

    public async ValueTask InitializeAsync()
    {
        await host.InitializeAsync();
        client = new RawClient(host.Address);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await host.DisposeAsync();
    }

    private async Task<(string Name, JsonNode? Value)> CreateAsync(string name) =>
        (
            "ContactFlowModuleId",
            (await Session.DoAsync("CreateContactFlowModule", ("Name", name), ("Content", First))).Text("Id")
        );

    private async Task<string> ContentAsync(string id) =>
        (await Session.DoAsync("DescribeContactFlowModule", ("ContactFlowModuleId", id))).Body["ContactFlowModule"]![
            "Content"
        ]!.ToString();
}
