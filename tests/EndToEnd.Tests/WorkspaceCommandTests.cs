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

    public void Dispose() => center.Dispose();

    private JsonNode? Ask(string command, JsonObject data) =>
        new Commands(center, TimeProvider.System).Handle(Agent, ["*"], command, data);
}
