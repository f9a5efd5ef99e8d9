using ScreenPop.BrowserKit;
using ScreenPop.Ccp.Tests.Driver;
using ScreenPop.Contacts;
using ScreenPop.Contacts.Agents;
using ScreenPop.FlowEngine.Contacts;

namespace ScreenPop.Ccp.Tests.Conformance;

/// <summary>Chats, tasks and e-mails: they leave the agent's state alone and never lead to after-call work.</summary>
public sealed class OtherChannelTests(BrowserFixture browser) : CcpTests(browser)
{
    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_chat(string version)
    {
        var (host, page) = await ConnectedAsync(version);
        var chat = host.Arrives(new NewContact { Channel = Channel.Chat, CustomerName = "Jane" });
        await page.SawAsync("connect.contact(chat)", "onConnecting", "onViewContact(the contact)");
        await page.SeesAsync(() => page.AskAsync("contact", "accept"), "onAccepted(connecting)", "onConnected");
        await page.SeesAsync(() => host.Center.HangUpByCustomer(chat.Id), "onACW", "onEnded");
        await page.SeesAsync(() => page.AskAsync("contact", "clear"), [.. Destroyed(version), "onViewContact()"]);
    }

    [Fact]
    public async Task A_chat_knows_the_name_the_customer_gave_and_no_number()
    {
        var (host, page) = await ConnectedAsync();
        host.Arrives(new NewContact { Channel = Channel.Chat, CustomerName = "Jane" });
        await page.WaitForAsync("onConnecting");
        Assert.Equal(
            "Jane",
            await page.EvaluateAsync<string>(
                "contact.getInitialConnection().getParticipantName?.() ?? contact.getInitialConnection().getMediaInfo().customerName"
            )
        );
        Assert.Null(await page.EvaluateAsync<string?>("contact.getInitialConnection().getEndpoint().phoneNumber"));
    }

    [Fact]
    public async Task A_task_is_paused_without_a_callback_and_connected_again_when_resumed()
    {
        var (host, page) = await ConnectedAsync();
        host.Arrives(
            new NewContact
            {
                Channel = Channel.Task,
                Name = "Check the order",
                References = new Dictionary<string, ContactReference>
                {
                    ["order"] = new("URL", "https://example.test/orders/1"),
                    ["due"] = new("DATE", "1767603600"),
                },
            }
        );
        await page.SawAsync("connect.contact(task)", "onConnecting", "onViewContact(the contact)");
        Assert.Equal("Check the order", await page.EvaluateAsync<string>("contact.getName()"));
        Assert.Equal("https://example.test/orders/1", await page.EvaluateAsync<string>("contact.getReferences().order.value"));
        Assert.Equal("DATE", await page.EvaluateAsync<string>("contact.getReferences().due.type"));
        await page.SeesAsync(() => page.AskAsync("contact", "accept"), "onAccepted(connecting)", "onConnected");
        await page.AskAsync("contact", "pause");
        await page.Page.WaitForFunctionAsync("contact.getState().type === 'paused'");
        await page.ForgetAsync();
        await page.SeesAsync(() => page.AskAsync("contact", "resume"), "onConnected");
    }

    [Theory]
    [InlineData(Channel.Chat)]
    [InlineData(Channel.Task)]
    [InlineData(Channel.Email)]
    public async Task A_contact_of_a_channel_that_is_accepted_by_itself_is_connected_when_the_page_hears_of_it(Channel channel)
    {
        var (host, page) = await ConnectedAsync();
        host.Center.SetPreferences("jdoe", new AgentPreferences { AutoAcceptChannels = [channel] });
        await page.SeesAsync(
            () => host.Arrives(new NewContact { Channel = channel }),
            $"connect.contact({channel.ToString().ToLowerInvariant()})",
            "onConnected",
            "onViewContact(the contact)"
        );
        Assert.True(await page.EvaluateAsync<bool>("contact.isAutoAcceptEnabled()"));
        Assert.False(await page.EvaluateAsync<bool>("agent.getConfiguration().softphoneAutoAccept"));
        if (channel == Channel.Chat)
        {
            Assert.True(
                await page.EvaluateAsync<bool>("contact.getAgentConnection().getMediaInfo().originalInfo.chatAutoAccept")
            );
        }
    }

    [Fact]
    public async Task An_email_has_its_customers_address()
    {
        var (host, page) = await ConnectedAsync();
        host.Arrives(
            new NewContact
            {
                Channel = Channel.Email,
                Name = "Where is my order?",
                CustomerEndpoint = new ContactEndpoint(EndpointType.EmailAddress, "jane@example.test"),
            }
        );
        await page.SawAsync("connect.contact(email)", "onConnecting", "onViewContact(the contact)");
        Assert.Equal("jane@example.test", await page.EvaluateAsync<string>("contact.getCustomerEndpoint().emailAddress"));
    }

    [Fact]
    public async Task A_supervisor_who_listens_sees_no_attributes_and_no_queue()
    {
        var (host, page) = await ConnectedAsync(options: TwoAgents, username: "rroe");
        host.Center.SetAgentState("rroe", "Break");
        await page.WaitForAsync("agent.onNotRoutable");
        await page.ForgetAsync();
        host.Center.SignIn("jdoe");
        var call = host.Call();
        host.Center.Accept("jdoe", call.Id);
        host.Center.Monitor("rroe", call.Id);
        await page.WaitForAsync("onConnected");
        Assert.True(await page.EvaluateAsync<bool>("contact.getAttributes() === null && contact.getQueue() === null"));
        host.Center.HangUpByCustomer(call.Id);
        await page.WaitForAsync("onDestroy");
    }
}
