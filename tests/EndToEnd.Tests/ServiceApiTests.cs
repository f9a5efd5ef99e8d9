using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using ScreenPop.Contacts;
using ScreenPop.TestKit;

namespace ScreenPop.EndToEnd.Tests;

/// <summary>Changes through the service's API apply to the next contact.</summary>
[Collection(LocalSites.Name)]
public sealed class ServiceApiTests(RunningSite site) : IAsyncDisposable
{
    private readonly HttpClient http = new() { BaseAddress = site.Addresses.Instance };

    private string InstanceId => site.Instance.Center.Instance.InstanceId;

    [Fact]
    public async Task A_number_that_is_given_another_flow_goes_there_with_the_next_call()
    {
        await using var desk = await AgentDesk.OpenAsync(site);
        var flow = await PublishAsync("Closed", Says("We are closed."));
        var numbers = await PostAsync("/phone-number/list", new { InstanceId });
        var plumbing = numbers["ListPhoneNumbersSummaryList"]!
            .AsArray()
            .Single(number => number!["PhoneNumber"]!.ToString() == "+18005550142")!["PhoneNumberId"];
        var before = desk.Call("+14155550199", "+18005550142");
        await before.InboundEnded;

        await PutAsync($"/phone-number/{plumbing}/contact-flow", new { InstanceId, ContactFlowId = flow });
        try
        {
            var after = desk.Call("+14155550199", "+18005550142");
            await after.InboundEnded;
            var other = desk.Call("+14155550199", "+18005550199");
            await other.InboundEnded;

            Assert.DoesNotContain("We are closed.", before.Prompts);
            Assert.Equal(["We are closed."], after.Prompts);
            Assert.DoesNotContain("We are closed.", other.Prompts);
        }
        finally
        {
            await PutAsync(
                $"/phone-number/{plumbing}/contact-flow",
                new { InstanceId, ContactFlowId = await FlowIdAsync("inbound-screen-pop") }
            );
        }
    }

    [Fact]
    public async Task A_task_that_is_transferred_runs_the_flow_that_is_named_and_goes_where_it_says()
    {
        await using var desk = await AgentDesk.OpenAsync(site);
        var center = site.Instance.Center;
        var task = site.Instance.Journeys.Start(
            new NewContact
            {
                Channel = Channel.Task,
                InitiationMethod = InitiationMethod.Api,
                Name = "Check the order",
            }
        );
        await task.InboundEnded;
        var flow = await PublishAsync(
            "Hand over",
            new FlowBuilder()
                .Block(
                    "mark",
                    "UpdateContactAttributes",
                    """ "Attributes": { "handedOver": "yes" }, "TargetContact": "Current" """,
                    "queue",
                    "NoMatchingError > queue"
                )
                .Block("queue", "TransferContactToQueue", "", "end", "QueueAtCapacity > end", "NoMatchingError > end")
                .End()
        );

        var transferred = await PostAsync(
            "/contact/transfer",
            new
            {
                InstanceId,
                task.ContactId,
                ContactFlowId = flow,
                QueueId = center.FindQueue("Support")!.Id,
            }
        );

        var successor = site.Instance.Journeys.Find(transferred["ContactId"]!.ToString())!;
        Assert.Equal("Support", (await successor.InboundEnded).Queue?.Name);
        Assert.Equal("yes", center.FindContact(successor.ContactId)!.Attributes["handedOver"]);
        Assert.Equal(task.ContactId, center.FindContact(successor.ContactId)!.PreviousContactId);
        Assert.Equal(DisconnectReason.Transferred, center.FindContact(task.ContactId)!.DisconnectReason);
    }

    [Fact]
    public async Task A_callback_that_a_flow_asks_for_comes_to_the_agent_after_the_caller_has_gone()
    {
        await using var desk = await AgentDesk.OpenAsync(site);
        var center = site.Instance.Center;
        var queue = center.Instance.Of(center.FindQueue("Support")!);
        var flow = await PublishAsync(
            "Call me back",
            new FlowBuilder()
                .Block("queue", "UpdateContactTargetQueue", $""" "QueueId": "{queue}" """, "number", "NoMatchingError > end")
                .Block(
                    "number",
                    "UpdateContactCallbackNumber",
                    """ "CallbackNumber": "$.CustomerEndpoint.Address" """,
                    "callback",
                    "InvalidCallbackNumber > end",
                    "CallbackNumberNotDialable > end"
                )
                .Block(
                    "callback",
                    "CreateCallbackContact",
                    """ "InitialCallDelaySeconds": "1", "MaximumConnectionAttempts": "1", "RetryDelaySeconds": "60" """,
                    "end",
                    "NoMatchingError > end"
                )
                .End()
        );
        var called = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = center.Subscribe(change =>
        {
            if (
                change.Events.FirstOrDefault(happened =>
                    happened is { Type: ContactEventType.Offered, Contact.InitiationMethod: InitiationMethod.Callback }
                ) is
                { } offered
            )
            {
                called.TrySetResult(offered.Contact.Id);
            }
        });

        var call = await PutAsync(
            "/contact/outbound-voice",
            new
            {
                InstanceId,
                ContactFlowId = flow,
                DestinationPhoneNumber = "+14155550100",
                SourcePhoneNumber = "+18005550199",
            }
        );
        var callback = center.FindContact(await called.Task.WaitAsync(TestContext.Current.CancellationToken))!;

        Assert.Equal(
            ("+14155550100", call["ContactId"]!.ToString()),
            (callback.CustomerEndpoint?.Address, callback.PreviousContactId)
        );
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Accept", Exact = true }).ClickAsync();
        await Assertions.Expect(desk.Stage).ToContainTextAsync("On a call");
    }

    public ValueTask DisposeAsync()
    {
        http.Dispose();
        return ValueTask.CompletedTask;
    }

    private static FlowBuilder Says(string text) =>
        new FlowBuilder().Block("say", "MessageParticipant", $""" "Text": "{text}" """, "end", "NoMatchingError > end").End();

    private async Task<string> PublishAsync(string name, FlowBuilder flow) =>
        (
            await PutAsync(
                $"/contact-flows/{InstanceId}",
                new
                {
                    Name = $"{name} {Guid.NewGuid():N}",
                    Type = "CONTACT_FLOW",
                    Content = Encoding.UTF8.GetString(flow.Build()),
                }
            )
        )["ContactFlowId"]!.ToString();

    private async Task<string> FlowIdAsync(string name) =>
        (await http.GetFromJsonAsync<JsonObject>($"/contact-flows-summary/{InstanceId}", TestContext.Current.CancellationToken))![
            "ContactFlowSummaryList"
        ]!
            .AsArray()
            .Single(flow => flow!["Name"]!.ToString() == name)!["Id"]!.ToString();

    private Task<JsonNode> PutAsync<T>(string path, T body) => SendAsync(HttpMethod.Put, path, body);

    private Task<JsonNode> PostAsync<T>(string path, T body) => SendAsync(HttpMethod.Post, path, body);

    private async Task<JsonNode> SendAsync<T>(HttpMethod method, string path, T body)
    {
        using var request = new HttpRequestMessage(method, path)
        {
            Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"),
        };
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{method} {path}: {(int)answer.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }
}
