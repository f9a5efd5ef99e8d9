using System.Text.Json.Nodes;
using ScreenPop.FlowEngine;
using ScreenPop.FlowEngine.Contacts;

namespace ScreenPop.Template.Tests.LocalStack;

/// <summary>A stack's life in an account: created, called, changed, rolled back, deleted.</summary>
public sealed class StackTests
{
    private const string First = "55555555-5555-4555-8555-555555555555";
    private const string Second = "55555555-5555-4555-8555-555555555556";
    private const string Former = "aaaaaaaa-0000-4000-8000-000000000002";
    private const string Alias = "CustomerLookupFunctionAliaslive";

    private readonly LocalAccount account = new();

    /// <summary>No option, each option alone, every pair, and all.</summary>
    public static TheoryData<string> Combinations
    {
        get
        {
            var masks = Enumerable
                .Range(0, 1 << Choices.Count)
                .Where(mask => int.PopCount(mask) <= 2 || mask == (1 << Choices.Count) - 1);
            return new(masks.Select(mask => string.Join(' ', Chosen(mask).Select(option => option.Keys.First()))));
        }
    }

    /// <summary>Settings that change the lookup's configuration and not its code.</summary>
    public static TheoryData<string, string> Settings =>
        new()
        {
            { "DefaultCountry", "US" },
            { "ExistingTableName", "customers" },
            { "HistoryDays", "30" },
            { "KmsKeyArn", $"arn:aws:kms:us-east-1:{LocalAccount.Id}:key/88888888-8888-4888-8888-888888888888" },
            { "LineCacheSeconds", "10" },
            { "LogLevel", "Debug" },
            { "LookupDeadlineMs", "900" },
            { "LookupMemory", "1024" },
            { "Tracing", "PassThrough" },
            { "VpcSubnetIds", "subnet-0123456789abcdef0" },
        };

    private static List<IReadOnlyDictionary<string, string>> Choices =>
        [.. Options.Optional.Where(option => !option.ContainsKey("AWS::Region")), Options.NoHistory];

    [Theory]
    [MemberData(nameof(Combinations))]
    public async Task A_stack_is_created_answers_a_call_is_left_alone_by_the_same_again_and_goes(string options)
    {
        account.Tables.Add("customers");
        account.Instance.OtherFlows.Add(Former);
        account.Instance.Numbers[First] = Former;
        var parameters = Options.With(Choices.Where(option => options.Split(' ').Contains(option.Keys.First())));
        var stack = new LocalStack(SamTemplate.Shipped, account);

        Ends("CREATE_COMPLETE", await DeployAsync(stack, parameters), stack);
        await PopsAsync(stack);
        var isOurs = parameters.ContainsKey("PhoneNumberId");
        Assert.Equal(
            isOurs ? stack.Resources["InboundScreenPopFlow"].Reference.Split('/')[^1] : Former,
            account.Instance.Numbers[First]
        );

        var made = stack.Resources.ToDictionary();
        Ends("UPDATE_COMPLETE", await DeployAsync(stack, parameters), stack);
        Assert.All(made, resource => Assert.Same(resource.Value.Properties, stack.Resources[resource.Key].Properties));

        Ends("DELETE_COMPLETE", await stack.DeleteAsync(TestContext.Current.CancellationToken), stack);
        NothingIsLeft(tables: parameters.ContainsKey("ExistingTableName") ? 1 : 2);
        Assert.Equal(Former, account.Instance.Numbers[First]);
        Assert.Empty(account.Roles.Denied);
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public async Task A_changed_setting_reaches_callers(string parameter, string value)
    {
        account.Tables.Add("customers");
        var stack = new LocalStack(SamTemplate.Shipped, account);
        await DeployAsync(stack, Options.With([]));
        var before = account.Functions.ConfigurationOf(stack.Resources[Alias].Reference);
        var changed = new Dictionary<string, string> { [parameter] = value };
        if (parameter == "VpcSubnetIds")
        {
            changed["VpcSecurityGroupIds"] = "sg-0123456789abcdef0";
        }

        Ends("UPDATE_COMPLETE", await DeployAsync(stack, Options.With([changed])), stack);

        var after = account.Functions.ConfigurationOf(stack.Resources[Alias].Reference);
        Assert.False(JsonNode.DeepEquals(before, after), $"Callers are answered with the former {parameter}.");
        Assert.True(JsonNode.DeepEquals(stack.Resources["CustomerLookupFunction"].Properties, after));
        Assert.Equal([1, 2], account.Functions.VersionsOf(stack.Resources["CustomerLookupFunction"].Reference));
        await PopsAsync(stack);
    }

    [Fact]
    public async Task A_table_that_is_there_already_is_read_with_its_own_key()
    {
        const string Key = $"arn:aws:kms:us-east-1:{LocalAccount.Id}:key/99999999-9999-4999-8999-999999999999";
        account.Tables.Add("customers");
        account.TableKeys["customers"] = Key;
        var stack = new LocalStack(SamTemplate.Shipped, account);

        await DeployAsync(
            stack,
            Options.With([new Dictionary<string, string> { ["ExistingTableName"] = "customers", ["ExistingTableKeyArn"] = Key }])
        );

        await PopsAsync(stack);
    }

    [Fact]
    public async Task Calls_that_agents_dial_are_looked_up_and_show_the_number_of_the_stack()
    {
        var stack = new LocalStack(SamTemplate.Shipped, account);
        await DeployAsync(stack, WithNumber(First));

        var outbound = stack.Resources["SupportQueue"].Properties["OutboundCallerConfig"]!;

        Assert.Equal(stack.Resources["OutboundWhisperFlow"].Reference, (string)outbound["OutboundFlowArn"]!);
        Assert.Equal(
            $"arn:aws:connect:us-east-1:{LocalAccount.Id}:phone-number/{First}",
            (string)outbound["OutboundCallerIdNumberArn"]!
        );
    }

    [Fact]
    public async Task A_module_is_released_by_version_and_alias()
    {
        var stack = new LocalStack(SamTemplate.Shipped, account);
        await DeployAsync(stack, Options.With([]));

        Assert.Equal(
            stack.Resources["CustomerLookupModuleVersion"].Attribute("Version"),
            (string)stack.Resources["CustomerLookupModuleAlias"].Properties["ContactFlowModuleVersion"]!
        );
    }

    [Fact]
    public async Task New_code_is_tried_before_a_caller_meets_it_and_the_version_before_stays()
    {
        var stack = new LocalStack(SamTemplate.Shipped, account);
        await DeployAsync(stack, Options.With([]));
        Assert.Empty(account.Functions.HooksRun);

        Ends("UPDATE_COMPLETE", await DeployAsync(stack, Options.With([]), "b"), stack);

        Assert.Single(account.Functions.HooksRun);
        Assert.Equal([1, 2], account.Functions.VersionsOf(stack.Resources["CustomerLookupFunction"].Reference));
        await PopsAsync(stack);
    }

    [Fact]
    public async Task A_number_that_changes_or_is_cleared_is_given_back()
    {
        account.Instance.OtherFlows.Add(Former);
        account.Instance.Numbers[First] = Former;
        var stack = new LocalStack(SamTemplate.Shipped, account);
        await DeployAsync(stack, WithNumber(First));
        var flow = stack.Resources["InboundScreenPopFlow"].Reference.Split('/')[^1];
        Assert.Equal(flow, account.Instance.Numbers.GetValueOrDefault(First));

        await DeployAsync(stack, WithNumber(Second));
        Assert.Equal(Former, account.Instance.Numbers[First]);
        Assert.Equal(flow, account.Instance.Numbers[Second]);

        await DeployAsync(stack, WithNumber(""));
        Assert.Equal(Former, account.Instance.Numbers[First]);
        Assert.DoesNotContain(Second, account.Instance.Numbers.Keys);
        Assert.DoesNotContain(stack.Events, line => line.Contains("FAILED", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_creation_that_fails_at_any_resource_leaves_nothing()
    {
        var parameters = WithNumber(First);
        var whole = new LocalStack(SamTemplate.Shipped, new LocalAccount());
        await DeployAsync(whole, parameters);

        foreach (var broken in whole.Resources.Keys)
        {
            var other = new LocalAccount { Broken = broken };
            var stack = new LocalStack(SamTemplate.Shipped, other);

            Assert.Equal("ROLLBACK_COMPLETE", await DeployAsync(stack, parameters));

            Assert.Empty(other.Tables);
            Assert.Empty(other.Others);
            Assert.Empty(other.Instance.Resources);
            Assert.Empty(other.Instance.Numbers);
            Assert.Empty(other.Instance.Functions);
            Assert.Empty(other.Instance.Origins);
            Assert.Equal(0, other.Functions.Count);
        }
    }

    [Fact]
    public async Task An_update_that_fails_leaves_callers_with_what_they_had()
    {
        var stack = new LocalStack(SamTemplate.Shipped, account);
        await DeployAsync(stack, WithNumber(First));
        var before = account.Functions.ConfigurationOf(stack.Resources[Alias].Reference);
        account.Broken = "CustomerLookupFunctionVersionb";

        Assert.Equal(
            "UPDATE_ROLLBACK_COMPLETE",
            await DeployAsync(stack, Options.With([new Dictionary<string, string> { ["LogLevel"] = "Debug" }]), "b")
        );

        Assert.True(JsonNode.DeepEquals(before, account.Functions.ConfigurationOf(stack.Resources[Alias].Reference)));
        await PopsAsync(stack);
        account.Broken = null;
        Ends("UPDATE_COMPLETE", await DeployAsync(stack, WithNumber(First), "b"), stack);
        await PopsAsync(stack);
    }

    [Fact]
    public async Task A_queue_that_a_routing_profile_has_keeps_the_stack_until_it_is_taken_out()
    {
        var stack = new LocalStack(SamTemplate.Shipped, account);
        await DeployAsync(stack, Options.With([]));
        account.Instance.RoutedQueues.Add(stack.Outputs["QueueArn"]);

        Assert.Equal("DELETE_FAILED", await stack.DeleteAsync(TestContext.Current.CancellationToken));
        account.Instance.RoutedQueues.Clear();

        Ends("DELETE_COMPLETE", await stack.DeleteAsync(TestContext.Current.CancellationToken), stack);
        NothingIsLeft(tables: 1);
    }

    [Fact]
    public async Task Where_the_function_may_not_be_invoked_the_caller_still_reaches_the_queue()
    {
        var stack = new LocalStack(SamTemplate.Shipped, account);
        await DeployAsync(stack, Options.With([]));
        account.Functions.Delete(stack.Resources["ConnectPermission"]);

        var (end, contact) = await new LocalCall(account).PlaceAsync(
            stack.Outputs["Step2InboundFlow"],
            TestContext.Current.CancellationToken
        );

        Assert.Equal(FlowEndKind.TransferredToQueue, end.Kind);
        Assert.Equal("error", contact.Attributes["lookupStatus"]);
    }

    [Fact]
    public async Task Two_stacks_stand_on_one_instance_and_each_goes_without_the_other()
    {
        var first = new LocalStack(SamTemplate.Shipped, account, "one");
        var second = new LocalStack(SamTemplate.Shipped, account, "two");

        Ends("CREATE_COMPLETE", await DeployAsync(first, Options.With([])), first);
        // CloudFront gives each stack an address of its own; the local account does not.
        account.Instance.Origins.Clear();
        Ends("CREATE_COMPLETE", await DeployAsync(second, Options.With([])), second);
        Ends("DELETE_COMPLETE", await first.DeleteAsync(TestContext.Current.CancellationToken), first);

        await PopsAsync(second);
    }

    [Fact]
    public async Task Of_two_stacks_on_one_instance_the_one_whose_flow_looked_up_remembers_the_call()
    {
        var first = new LocalStack(SamTemplate.Shipped, account, "one");
        var second = new LocalStack(SamTemplate.Shipped, account, "two");
        await DeployAsync(first, Options.With([]));
        account.Instance.Origins.Clear();
        Ends("CREATE_COMPLETE", await DeployAsync(second, Options.With([])), second);

        var (_, contact) = await new LocalCall(account).PlaceAsync(
            first.Outputs["Step2InboundFlow"],
            TestContext.Current.CancellationToken
        );

        Assert.Equal(
            [first.Resources["ContactHistoryFunctionAliaslive"].Reference],
            account.Events.TargetsOf(ContactEvent("DISCONNECTED", contact))
        );
        // No stack's flow has tagged the contact. Each stack gets the event, and files it if its own lookup left a note.
        contact.Tags.Clear();
        Assert.Equal(2, account.Events.TargetsOf(ContactEvent("DISCONNECTED", contact)).Count);
        Assert.Empty(
            account.Events.TargetsOf(
                ContactEvent("DISCONNECTED", contact, LocalAccount.InstanceArn.Replace("2222", "3333", StringComparison.Ordinal))
            )
        );

        Ends("DELETE_COMPLETE", await first.DeleteAsync(TestContext.Current.CancellationToken), first);
        Assert.Single(account.Events.TargetsOf(ContactEvent("DISCONNECTED", contact)));
    }

    [Fact]
    public async Task Another_instance_is_refused_and_everything_is_as_before()
    {
        var stack = new LocalStack(SamTemplate.Shipped, account);
        await DeployAsync(stack, Options.With([]));
        var other = LocalAccount.InstanceArn.Replace("2222222222", "3333333333", StringComparison.Ordinal);

        Assert.Equal(
            "UPDATE_ROLLBACK_COMPLETE",
            await DeployAsync(stack, Options.With([new Dictionary<string, string> { ["InstanceArn"] = other }]))
        );

        await PopsAsync(stack);
    }

    private static JsonObject ContactEvent(string type, FlowContact contact, string instance = LocalAccount.InstanceArn) =>
        new()
        {
            ["source"] = "aws.connect",
            ["detail-type"] = "Amazon Connect Contact Event",
            ["detail"] = new JsonObject
            {
                ["eventType"] = type,
                ["contactId"] = contact.ContactId,
                ["instanceArn"] = instance,
                ["tags"] = new JsonObject(
                    contact
                        .Tags.Append(new("aws:connect:systemEndpoint", "+18005550199"))
                        .Select(tag => KeyValuePair.Create(tag.Key, (JsonNode?)tag.Value))
                ),
            },
        };

    private static void Ends(string wanted, string status, LocalStack stack) =>
        Assert.True(
            wanted == status,
            $"{status}: {stack.Events.LastOrDefault(line => line.Contains("FAILED", StringComparison.Ordinal))}"
        );

    private static IEnumerable<IReadOnlyDictionary<string, string>> Chosen(int mask) =>
        Choices.Where((_, index) => (mask & (1 << index)) != 0);

    private static Dictionary<string, string> WithNumber(string number) =>
        Options.With([new Dictionary<string, string> { ["PhoneNumberId"] = number }]);

    private static Task<string> DeployAsync(LocalStack stack, Dictionary<string, string> parameters, string code = "a") =>
        stack.DeployAsync(parameters, code, TestContext.Current.CancellationToken);

    private async Task PopsAsync(LocalStack stack)
    {
        var (end, contact) = await new LocalCall(account).PlaceAsync(
            stack.Outputs["Step2InboundFlow"],
            TestContext.Current.CancellationToken
        );
        Assert.Equal(FlowEndKind.TransferredToQueue, end.Kind);
        Assert.Equal("match", contact.Attributes["lookupStatus"]);
        Assert.Equal("C-1001", contact.Attributes["customerId"]);
    }

    private void NothingIsLeft(int tables)
    {
        Assert.Equal(tables, account.Tables.Count);
        Assert.Empty(account.Others);
        Assert.Empty(account.Instance.Resources);
        Assert.Empty(account.Instance.Functions);
        Assert.Empty(account.Instance.Origins);
        Assert.Equal(0, account.Functions.Count);
    }
}
