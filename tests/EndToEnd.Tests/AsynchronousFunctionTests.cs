using ScreenPop.FlowLanguage;
using ScreenPop.Lambda;
using ScreenPop.LocalConnect.Journeys;
using ScreenPop.TestKit;

namespace ScreenPop.EndToEnd.Tests;

/// <summary>Flows of the local instance that do not wait for their function.</summary>
public sealed class AsynchronousFunctionTests(LocalJourneys local) : IClassFixture<LocalJourneys>, IDisposable
{
    private const string Function = "CustomerLookup";
    private const string Id = "\"LambdaInvocationId\":\"$.LambdaInvocation.InvocationId\"";

    public void Dispose()
    {
        local.Instance.Lambda.SetFault(Function, null);
        local.ClearDesk();
    }

    [Fact]
    public async Task The_flow_goes_on_and_finds_the_answer_when_the_function_has_given_it()
    {
        local.Instance.Lambda.SetFault(Function, new FunctionFault.Slow(TimeSpan.FromSeconds(2)));

        var journey = await PlayAsync(Function);

        Assert.Equal(["fn", "early", "wait", "load", "say", "end"], journey.Path.Select(entry => entry.Identifier));
        Assert.Equal("NoMatchingError", journey.Path[1].Branch);
        Assert.Equal("LambdaReturn", journey.Path[2].Result);
        Assert.Equal(["match"], journey.Prompts);
        Assert.NotNull(Assert.Single(journey.LambdaCalls).Answer);
    }

    [Fact]
    public async Task A_function_that_fails_has_no_answer_to_load()
    {
        local.Instance.Lambda.SetFault(Function, new FunctionFault.Killed());

        var journey = await PlayAsync(Function);

        Assert.Equal(("load", "NoMatchingError"), (journey.Path[^2].Identifier, journey.Path[^2].Branch));
    }

    [Fact]
    public async Task A_function_that_does_not_exist_takes_the_error_branch_at_once()
    {
        var journey = await PlayAsync("NoSuchFunction");

        Assert.Equal(["fn", "end"], journey.Path.Select(entry => entry.Identifier));
    }

    private async Task<Journey> PlayAsync(string function)
    {
        var arn = new FunctionArn("us-east-1", "111122223333", function, null).ToString();
        var flow = Flow.Parse(
            new FlowBuilder()
                .Block(
                    "fn",
                    "InvokeLambdaFunction",
                    $"\"LambdaFunctionARN\":\"{arn}\",\"InvocationType\":\"ASYNCHRONOUS\",\"InvocationTimeLimitSeconds\":\"60\"",
                    "early",
                    "NoMatchingError > end"
                )
                .Block("early", "InvokeLambdaFunction", Id, "wait", "NoMatchingError > wait")
                .Block(
                    "wait",
                    "Wait",
                    $"\"TimeLimitSeconds\":\"30\",\"Events\":[\"LambdaReturn\"],{Id}",
                    "end",
                    "Equals LambdaReturn > load",
                    "Equals WaitCompleted > end",
                    "NoMatchingError > end"
                )
                .Block("load", "InvokeLambdaFunction", Id, "say", "NoMatchingError > end")
                .Block("say", "MessageParticipant", "\"Text\":\"$.External.lookupStatus\"", "end", "NoMatchingError > end")
                .End()
                .Build(),
            "asynchronous"
        );
        var journey = local.Instance.Journeys.Start(ScreenPop.Contacts.NewContact.Call("+14155550100", "+18005550199"), flow);
        await journey.InboundEnded;
        return journey;
    }
}
