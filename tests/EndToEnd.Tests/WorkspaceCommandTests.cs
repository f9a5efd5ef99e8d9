using System.Text.Json.Nodes;
using ScreenPop.Contacts;
using ScreenPop.Contacts.Agents;
using ScreenPop.Workspace.Protocol;

namespace ScreenPop.EndToEnd.Tests;

/// <summary>Answers of the workspace to an app, tested without a page.</summary>
public sealed class WorkspaceCommandTests : IDisposable
{
    private const string Agent = "jdoe";

    private readonly ContactCenter center = new(ContactCenterOptions.Sample);

    [Theory]
    [InlineData(Channel.Chat, true)]
    [InlineData(Channel.Task, false)]
    public void An_app_learns_of_auto_accept_by_the_contacts_channel(Channel channel, bool accepted)
    {
        center.SignIn(Agent);
        center.SetPreferences(Agent, new AgentPreferences { AutoAccept = true, AutoAcceptChannels = [Channel.Chat] });
        var contact = center.CreateContact(new NewContact { Channel = channel });
        center.Enqueue(contact.Id, center.FindQueue("Support")!.Id);

        var answer = Ask("contact/isAutoAcceptEnabled", new JsonObject { ["contactId"] = contact.Id });

        Assert.Equal(accepted, (bool)answer!["isAutoAcceptEnabled"]!);
    }

    [Fact]
    public void An_app_gets_the_quick_connects_of_the_queues_it_names_by_a_list_or_alone()
    {
        var support = center.Instance.Of(center.FindQueue("Support")!);
        var own = center.Instance.OfQueue(center.FindAgent(Agent)!.QueueId);

        Assert.Equal(["Jordan Doe", "Support"], QuickConnects(new JsonArray(own, support)));
        Assert.Equal(["Jordan Doe", "Support"], QuickConnects(support));
        Assert.Empty(QuickConnects(own));
        Assert.Throws<RefusedException>(() => QuickConnects(new JsonArray(support, $"{support}0")));
        Assert.Throws<RefusedException>(() => QuickConnects(null));
    }

    public void Dispose() => center.Dispose();

    private IEnumerable<string?> QuickConnects(JsonNode? queueArns) =>
        Ask("agent/listQuickConnects", new JsonObject { ["queueARNs"] = queueArns })!["quickConnects"]!
            .AsArray()
            .Select(each => each!["name"]?.ToString());

    private JsonNode? Ask(string command, JsonObject data) =>
        new Commands(center, TimeProvider.System).Handle(Agent, ["*"], command, data);
}
