using ScreenPop.Contacts;
using ScreenPop.TestKit;

namespace ScreenPop.EndToEnd.Tests;

/// <summary>Flows of the local instance that change the place of their contact in the queue.</summary>
public sealed class RoutingBehaviourTests
{
    [Theory]
    [InlineData("\"QueuePriority\":\"4\"", true)]
    [InlineData("\"QueuePriority\":\"6\"", false)]
    [InlineData("\"QueueTimeAdjustmentSeconds\":\"3600\"", true)]
    [InlineData("\"QueueTimeAdjustmentSeconds\":\"5\"", false)]
    public async Task A_queue_flow_moves_its_contact_before_or_after_the_others(string change, bool before)
    {
        await using var instance = new QuietInstance();
        var first = await QueuedAsync(instance, Waits(instance, "stays", "\"QueueTimeAdjustmentSeconds\":\"0\""));
        instance.Time.Advance(TimeSpan.FromMinutes(1));

        var second = await QueuedAsync(instance, Waits(instance, "moves", change));

        Assert.Equal(before ? second : first, await OfferedAsync(instance));
    }

    [Theory]
    [InlineData("\"QueuePriority\":\"4\"", true)]
    [InlineData("\"QueueTimeAdjustmentSeconds\":\"3600\"", true)]
    [InlineData("\"QueueTimeAdjustmentSeconds\":\"-3600\"", false)]
    public async Task A_flow_chooses_the_place_before_its_contact_waits(string change, bool before)
    {
        await using var instance = new QuietInstance();
        var first = await QueuedAsync(instance, Enters(instance, "\"QueueTimeAdjustmentSeconds\":\"0\""));
        instance.Time.Advance(TimeSpan.FromMinutes(1));

        var second = await QueuedAsync(instance, Enters(instance, change));

        Assert.Equal(before ? second : first, await OfferedAsync(instance));
    }

    private static FlowBuilder Enters(QuietInstance instance, string change) =>
        new FlowBuilder()
            .Block("queue", "UpdateContactTargetQueue", $"\"QueueId\":\"{instance.Queue}\"", "change", "NoMatchingError > end")
            .Block("change", "UpdateContactRoutingBehavior", change, "say")
            .Block("say", "MessageParticipant", "\"Text\":\"You wait.\"", "enter", "NoMatchingError > end")
            .Block("enter", "TransferContactToQueue", "", "end", "QueueAtCapacity > end", "NoMatchingError > end")
            .End();

    /// <summary>An inbound flow whose customer queue flow makes the change.</summary>
    private static FlowBuilder Waits(QuietInstance instance, string name, string change)
    {
        var waiting = instance.Publish(
            name,
            new FlowBuilder("customerQueue")
                .Block("change", "UpdateContactRoutingBehavior", change, "say")
                .Block("say", "MessageParticipant", "\"Text\":\"You wait.\"", "end", "NoMatchingError > end")
                .Block("end", "EndFlowExecution")
        );
        return new FlowBuilder()
            .Block("queue", "UpdateContactTargetQueue", $"\"QueueId\":\"{instance.Queue}\"", "hook", "NoMatchingError > end")
            .Block(
                "hook",
                "UpdateContactEventHooks",
                $"\"EventHooks\":{{\"CustomerQueue\":\"{waiting}\"}}",
                "enter",
                "NoMatchingError > end"
            )
            .Block("enter", "TransferContactToQueue", "", "end", "QueueAtCapacity > end", "NoMatchingError > end")
            .End();
    }

    private static async Task<string> QueuedAsync(QuietInstance instance, FlowBuilder flow)
    {
        var journey = instance.Call(flow);
        await LocalJourneys.UntilAsync(journey, told => told.Prompts.Contains("You wait."));
        await instance.UntilAsync(contact => contact.Id == journey.ContactId && contact.State == ContactState.Queued);
        return journey.ContactId;
    }

    private static async Task<string> OfferedAsync(QuietInstance instance)
    {
        instance.Center.SignIn(QuietInstance.Agent);
        return (await instance.UntilAsync(contact => contact.State == ContactState.Offered)).Id;
    }
}
