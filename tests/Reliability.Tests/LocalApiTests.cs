using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ScreenPop.Contacts;
using ScreenPop.FlowEngine;
using ScreenPop.LocalConnect.Journeys;
using ScreenPop.TestKit;
using ScreenPop.Toolchain;

namespace ScreenPop.Reliability.Tests;

/// <summary>A designer's script changes the instance through the API, and contacts meet the changes.</summary>
public sealed class LocalApiTests(RunningSite site) : IClassFixture<RunningSite>, IDisposable
{
    private const string Number = "+18005550142";

    private readonly HttpClient http = new() { BaseAddress = site.Addresses.Instance };

    private string Instance => site.Instance.Center.Instance.InstanceId;

    private string Flows => $"/contact-flows/{Instance}";

    private string Modules => $"/contact-flow-modules/{Instance}";

    [Fact]
    public async Task The_type_of_a_new_flow_decides_what_may_stand_in_it()
    {
        var flow = Text(new FlowBuilder(type: null).End());
        var refused = await SendAsync(
            HttpMethod.Put,
            Flows,
            new
            {
                Name = "Whisper",
                Type = "AGENT_WHISPER",
                Content = flow,
            }
        );
        Assert.Equal("InvalidContactFlowException", refused.Error);
        Assert.Contains("agent whisper flow", refused.Body["problems"]![0]!["message"]!.ToString(), StringComparison.Ordinal);

        await DoAsync(
            HttpMethod.Put,
            Flows,
            new
            {
                Name = "Ends at once",
                Type = "CONTACT_FLOW",
                Content = flow,
            }
        );
        await DoAsync(
            HttpMethod.Put,
            Flows,
            new
            {
                Name = "Whisper",
                Type = "AGENT_WHISPER",
                Content = flow,
                Status = "SAVED",
            }
        );
    }

    [Fact]
    public async Task A_draft_waits_until_it_is_published()
    {
        var flow = await PublishAsync(Says("We are open."));
        await DoAsync(
            HttpMethod.Put,
            $"/phone-number/{await NumberIdAsync()}/contact-flow",
            new { InstanceId = Instance, ContactFlowId = flow }
        );
        await DoAsync(HttpMethod.Post, $"{Flows}/{flow}:$SAVED/content", new { Content = Text(Says("We are closed.")) });
        Assert.Equal(["We are open."], await HeardAsync(Number));

        await DoAsync(HttpMethod.Post, $"{Flows}/{flow}/content", new { Content = Text(Says("We are closed.")) });
        Assert.Equal(["We are closed."], await HeardAsync(Number));
    }

    [Fact]
    public async Task Nobody_answers_a_number_whose_flow_is_gone()
    {
        var number = $"/phone-number/{await NumberIdAsync()}/contact-flow";
        var flow = await PublishAsync(Says("We are open."));
        await DoAsync(HttpMethod.Put, number, new { InstanceId = Instance, ContactFlowId = flow });
        await DoAsync<object>(HttpMethod.Delete, $"{Flows}/{flow}", null);
        Assert.Empty(await HeardAsync(Number));

        await DoAsync(HttpMethod.Put, number, new { InstanceId = Instance, ContactFlowId = await PublishAsync(Says("Hello.")) });
        Assert.Equal(["Hello."], await HeardAsync(Number));
        await DoAsync<object>(HttpMethod.Delete, $"{number}?instanceId={Instance}", null);
        Assert.Empty(await HeardAsync(Number));
    }

    [Fact]
    public async Task A_flow_that_invokes_an_alias_meets_the_version_that_it_is_at()
    {
        var module = (await DoAsync(HttpMethod.Put, Modules, new { Name = "Greeting", Content = Text(ModuleThatSays("One.")) }))[
            "Id"
        ];
        await DoAsync(HttpMethod.Put, $"{Modules}/{module}/version", new { });
        var alias = await DoAsync(
            HttpMethod.Put,
            $"{Modules}/{module}/alias",
            new { AliasName = "live", ContactFlowModuleVersion = 1 }
        );
        await DoAsync(HttpMethod.Post, $"{Modules}/{module}/content", new { Content = Text(ModuleThatSays("Two.")) });
        await DoAsync(HttpMethod.Put, $"{Modules}/{module}/version", new { });
        var arn = alias["ContactFlowModuleArn"];
        var byAlias = await PublishAsync(Invokes($"{arn}:{alias["Id"]}"));
        var byLatest = await PublishAsync(Invokes($"{arn}:$LATEST"));
        var byNumber = await PublishAsync(Invokes($"{arn}:1"));

        Assert.Equal(["One."], await HeardInAsync(byAlias));
        Assert.Equal(["Two."], await HeardInAsync(byLatest));
        await DoAsync(HttpMethod.Post, $"{Modules}/{module}/alias/{alias["Id"]}", new { ContactFlowModuleVersion = 2 });
        Assert.Equal(["Two."], await HeardInAsync(byAlias));
        Assert.Equal(["One."], await HeardInAsync(byNumber));
        await DoAsync<object>(HttpMethod.Delete, $"{Modules}/{module}", null);
        Assert.Empty(await HeardInAsync(byNumber));
    }

    [Fact]
    public async Task A_flow_that_invokes_a_missing_module_is_not_published()
    {
        var missing = $"{site.Instance.Center.Instance}/flow-module/44444444-4444-4444-8444-444444444444";
        var refused = await SendAsync(
            HttpMethod.Put,
            Flows,
            new
            {
                Name = "Invokes nothing",
                Type = "CONTACT_FLOW",
                Content = Text(Invokes(missing)),
            }
        );

        Assert.Equal("InvalidContactFlowException", refused.Error);
        Assert.Equal(
            $"$.Actions[0].Parameters.FlowModuleId: the instance has no flow module '{missing}'.",
            Assert.Single(refused.Body["problems"]!.AsArray())!["message"]!.ToString()
        );
    }

    [Fact]
    public async Task Every_shipped_flow_and_module_can_be_published_again_as_it_is()
    {
        var folder = RepositoryLayout.Find().ContactFlows;
        foreach (var (kind, path, member) in new[] { ("flows", Flows, "ContactFlow"), ("modules", Modules, "ContactFlowModule") })
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, kind), "*.json"))
            {
                var id = StableId.Of(kind == "flows" ? "contact-flow" : "flow-module", Path.GetFileNameWithoutExtension(file));
                var content = (await DoAsync<object>(HttpMethod.Get, $"{path}/{id}", null))[member]!["Content"]!.ToString();

                await DoAsync(HttpMethod.Post, $"{path}/{id}/content", new { Content = content });
            }
        }
    }

    [Fact]
    public async Task A_scheduled_task_runs_at_its_time_and_not_before()
    {
        var flow = await PublishAsync(Says("Now."));
        var at = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 2);
        var journey = await ScheduleAsync(flow, at);
        var end = await journey.InboundEnded;
        Assert.True(DateTimeOffset.UtcNow >= at);
        Assert.Equal(FlowEndKind.Disconnected, end.Kind);
    }

    [Fact]
    public async Task A_scheduled_task_that_is_stopped_never_runs()
    {
        var flow = await PublishAsync(Says("Never."));
        var journey = await ScheduleAsync(flow, DateTimeOffset.UtcNow.AddHours(2));
        await DoAsync(HttpMethod.Post, "/contact/stop", new { InstanceId = Instance, journey.ContactId });
        Assert.Equal(FlowEndKind.HungUp, (await journey.InboundEnded).Kind);
        Assert.Empty(journey.Path);
    }

    [Theory]
    [InlineData("DELETE", "/queues/{0}/q")]
    [InlineData("DELETE", "/contact-flows-summary/{0}")]
    [InlineData("PATCH", "/instance/{0}")]
    public async Task An_operation_that_is_not_imitated_is_refused_by_name(string method, string path)
    {
        using var request = new HttpRequestMessage(new(method), string.Format(null, path, Instance));
        request.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=local");
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal("UnknownOperationException", answer.Headers.GetValues("x-amzn-ErrorType").Single());
        var body = await answer.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken);
        Assert.Contains(method, body!["Message"]!.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => http.Dispose();

    private static FlowBuilder Says(string text) =>
        new FlowBuilder().Block("say", "MessageParticipant", $""" "Text": "{text}" """, "end", "NoMatchingError > end").End();

    private static FlowBuilder ModuleThatSays(string text) =>
        new FlowBuilder("module")
            .Block("say", "MessageParticipant", $""" "Text": "{text}" """, "end", "NoMatchingError > end")
            .Block("end", "EndFlowModuleExecution");

    private static FlowBuilder Invokes(string module) =>
        new FlowBuilder()
            .Block("invoke", "InvokeFlowModule", $""" "FlowModuleId": "{module}" """, "end", "NoMatchingError > end")
            .End();

    private static string Text(FlowBuilder flow) => Encoding.UTF8.GetString(flow.Build());

    private async Task<string> PublishAsync(FlowBuilder flow) =>
        (
            await DoAsync(
                HttpMethod.Put,
                Flows,
                new
                {
                    Name = $"Flow {Guid.NewGuid():N}",
                    Type = "CONTACT_FLOW",
                    Content = Text(flow),
                }
            )
        )["ContactFlowId"]!.ToString();

    private async Task<IReadOnlyList<string>> HeardAsync(string number)
    {
        var journey = site.Instance.Journeys.Call("+14155550100", number);
        await journey.InboundEnded;
        return journey.Prompts;
    }

    private async Task<IReadOnlyList<string>> HeardInAsync(string flow)
    {
        await DoAsync(
            HttpMethod.Put,
            $"/phone-number/{await NumberIdAsync()}/contact-flow",
            new { InstanceId = Instance, ContactFlowId = flow }
        );
        return await HeardAsync(Number);
    }

    private async Task<Journey> ScheduleAsync(string flow, DateTimeOffset at)
    {
        var started = await DoAsync(
            HttpMethod.Put,
            "/contact/task",
            new
            {
                InstanceId = Instance,
                ContactFlowId = flow,
                Name = "Later",
                ScheduledTime = at.ToUnixTimeSeconds(),
            }
        );
        var journey = site.Instance.Journeys.Find(started["ContactId"]!.ToString())!;
        return journey;
    }

    private async Task<string> NumberIdAsync() =>
        (await DoAsync(HttpMethod.Post, "/phone-number/list", new { InstanceId = Instance, PhoneNumberPrefix = Number }))[
            "ListPhoneNumbersSummaryList"
        ]![0]!["PhoneNumberId"]!.ToString();

    private async Task<JsonObject> DoAsync<T>(HttpMethod method, string path, T? body)
    {
        var answer = await SendAsync(method, path, body);
        Assert.True(answer.Error is null, $"{method} {path}: {answer.Error} {answer.Body.ToJsonString()}");
        return answer.Body;
    }

    private async Task<(JsonObject Body, string? Error)> SendAsync<T>(HttpMethod method, string path, T? body)
    {
        using var request = new HttpRequestMessage(method, path)
        {
            Content = body is null ? null : new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"),
        };
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return (
            await answer.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken) ?? [],
            answer.Headers.TryGetValues("x-amzn-ErrorType", out var error) ? error.Single() : null
        );
    }
}
