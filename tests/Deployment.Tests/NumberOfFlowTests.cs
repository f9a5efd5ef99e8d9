namespace ScreenPop.Deployment.Tests;

public sealed class NumberOfFlowTests : IDisposable
{
    private const string Type = "Custom::NumberOfFlow";
    private const string Number = "55555555-5555-4555-8555-555555555555";
    private const string Ours = "aaaaaaaa-0000-4000-8000-000000000001";
    private const string Former = "aaaaaaaa-0000-4000-8000-000000000002";
    private const string Other = "aaaaaaaa-0000-4000-8000-000000000003";

    private static readonly (string, string)[] Properties =
    [
        ("InstanceArn", FakeAws.Instance),
        ("PhoneNumberId", Number),
        ("ContactFlowArn", $"{FakeAws.Instance}/contact-flow/{Ours}"),
    ];

    private readonly Stack stack = new();

    public NumberOfFlowTests() => stack.Aws.Flows.UnionWith([Ours, Former, Other]);

    public void Dispose() => stack.Dispose();

    [Fact]
    public async Task The_number_is_answered_by_the_flow_and_given_back_to_the_one_it_had()
    {
        stack.Aws.Numbers[Number] = Former;

        await stack.CreateAsync(Type, Properties);
        Assert.Equal(Ours, stack.Aws.Numbers[Number]);

        await stack.DeleteAsync(Type, Properties);
        Assert.Equal(Former, stack.Aws.Numbers[Number]);
    }

    [Fact]
    public async Task A_connection_to_Amazon_Connect_that_breaks_is_retried_as_a_busy_answer_is()
    {
        stack.Aws.Failures.Enqueue(null);
        stack.Aws.Failures.Enqueue(System.Net.HttpStatusCode.TooManyRequests);

        var response = await stack.CreateAsync(Type, Properties);

        Assert.Equal("SUCCESS", response.Status);
        Assert.Equal(Ours, stack.Aws.Numbers[Number]);
    }

    [Fact]
    public async Task A_right_that_IAM_does_not_see_yet_is_waited_for()
    {
        for (var denied = 0; denied < 5; denied++)
        {
            stack.Aws.Failures.Enqueue(System.Net.HttpStatusCode.Forbidden);
        }

        Assert.Equal("SUCCESS", (await stack.CreateAsync(Type, Properties)).Status);
        Assert.Equal(Ours, stack.Aws.Numbers[Number]);
    }

    [Fact]
    public async Task A_right_that_is_never_given_is_told_in_the_service_s_words()
    {
        for (var denied = 0; denied < 7; denied++)
        {
            stack.Aws.Failures.Enqueue(System.Net.HttpStatusCode.Forbidden);
        }

        var response = await stack.CreateAsync(Type, Properties);

        Assert.Equal("FAILED", response.Status);
        Assert.Contains("403", response.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_number_is_found_on_whatever_page_of_the_instance_s_list_it_stands()
    {
        stack.Aws.Numbers["first"] = Other;
        stack.Aws.Numbers["second"] = Other;
        stack.Aws.Numbers[Number] = Former;

        await stack.CreateAsync(Type, Properties);
        await stack.DeleteAsync(Type, Properties);

        Assert.Equal(Former, stack.Aws.Numbers[Number]);
    }

    [Fact]
    public async Task A_number_without_a_flow_is_left_without_one()
    {
        await stack.CreateAsync(Type, Properties);
        await stack.DeleteAsync(Type, Properties);

        Assert.Empty(stack.Aws.Numbers);
    }

    [Fact]
    public async Task Updates_do_not_forget_the_former_flow()
    {
        stack.Aws.Numbers[Number] = Former;
        await stack.CreateAsync(Type, Properties);
        await stack.UpdateAsync(Type, Properties);
        await stack.UpdateAsync(Type, Properties);

        await stack.DeleteAsync(Type, Properties);

        Assert.Equal(Former, stack.Aws.Numbers[Number]);
    }

    [Fact]
    public async Task A_number_that_somebody_gave_to_another_flow_is_left_alone()
    {
        await stack.CreateAsync(Type, Properties);
        stack.Aws.Numbers[Number] = Other;

        await stack.DeleteAsync(Type, Properties);

        Assert.Equal(Other, stack.Aws.Numbers[Number]);
    }

    [Fact]
    public async Task When_the_former_flow_is_gone_no_flow_answers_the_number()
    {
        stack.Aws.Numbers[Number] = Former;
        await stack.CreateAsync(Type, Properties);
        stack.Aws.Flows.Remove(Former);

        Assert.Equal("SUCCESS", (await stack.DeleteAsync(Type, Properties)).Status);
        Assert.Empty(stack.Aws.Numbers);
    }

    [Fact]
    public async Task A_flow_that_Connect_does_not_know_is_a_clear_failure_and_undone_quietly()
    {
        stack.Aws.Flows.Clear();

        var response = await stack.CreateAsync(Type, Properties);

        Assert.Equal("FAILED", response.Status);
        Assert.Contains("knows no number", response.Reason, StringComparison.Ordinal);
        Assert.Equal("SUCCESS", (await stack.DeleteAsync(Type, Properties)).Status);
    }

    [Fact]
    public async Task A_property_that_is_missing_is_named()
    {
        var response = await stack.CreateAsync(Type, ("InstanceArn", FakeAws.Instance));

        Assert.Contains("PhoneNumberId", response.Reason, StringComparison.Ordinal);
    }
}
