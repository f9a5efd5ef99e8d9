using ScreenPop.Contacts;
using ScreenPop.FlowLanguage;
using ScreenPop.LocalConnect.Flows;
using ScreenPop.TestKit;

namespace ScreenPop.EndToEnd.Tests;

/// <summary>A customer queue flow of the local instance interrupts an agent.</summary>
public sealed class InterruptAgentTests(LocalJourneys local) : IClassFixture<LocalJourneys>, IDisposable
{
    public void Dispose() => local.ClearDesk();

    [Theory]
    [InlineData("user name")]
    [InlineData("id")]
    [InlineData("ARN")]
    public async Task An_agent_on_a_break_is_offered_the_call(string by)
    {
        var arn = local.Center.Instance.OfAgent(LocalJourneys.Agent);
        Interrupt(
            by switch
            {
                "ARN" => arn,
                "id" => arn.Split('/')[^1],
                _ => LocalJourneys.Agent,
            }
        );
        local.Center.SetAgentState(LocalJourneys.Agent, "Break");

        var journey = local.Instance.Journeys.Call("+14155550100", "+18005550199");
        var connected = await local.AcceptAsync(journey);

        Assert.Equal(LocalJourneys.Agent, connected.Agent);
    }

    [Fact]
    public async Task A_call_for_an_agent_who_is_not_there_waits_on()
    {
        Interrupt("nobody");
        local.Center.SetAgentState(LocalJourneys.Agent, "Break");

        var journey = local.Instance.Journeys.Call("+14155550100", "+18005550199");
        await LocalJourneys.UntilAsync(journey, told => told.Prompts.Contains("Nobody is there."));

        Assert.Equal(ContactState.Queued, local.Center.FindContact(journey.ContactId)!.State);
    }

    /// <summary>Publishes a queue flow that interrupts this agent.</summary>
    private void Interrupt(string agent)
    {
        const string Name = "customer-queue";
        var flow = new FlowBuilder("customerQueue")
            .Block("ask", "RouteContactToAgent", $"\"UserId\":\"{agent}\"", "end", "NoMatchingError > say")
            .Block("say", "MessageParticipant", "\"Text\":\"Nobody is there.\"", "end", "NoMatchingError > end")
            .Block("end", "EndFlowExecution");
        var arn = InstanceResources.FlowArn(local.Center.Instance, Name);
        local.Instance.Journeys.Flows.Publish(arn, Name, new Dictionary<string, Flow> { [arn] = Flow.Parse(flow.Build(), Name) });
    }
}
