using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ScreenPop.ConnectApi.Wire;
using ScreenPop.Contacts;
using ScreenPop.FlowEngine;
using ScreenPop.FlowEngine.Contacts;
using ScreenPop.FlowEngine.Ports;
using ScreenPop.FlowLanguage;
using ScreenPop.FlowLanguage.Catalogue;

namespace ScreenPop.ConnectApi.TestCases;

/// <summary>Runs a test case in simulated time: five minutes of waiting take no time at all.</summary>
internal sealed class TestCasePlayer(ITestCaseInstance instance, InstanceArn arn)
{
    /// <summary>The time after which a waiting test fails. Source: admin guide.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    public async Task<TestCaseExecution> PlayAsync(TestCase test, DateTimeOffset now)
    {
        var clock = new SimulatedClock();
        var contact = NewContact(test);
        var content = new TestContentReader(test.IsChat).Read(test.Content);
        var play = new TestPlay(content, contact, clock);
        using var limit = clock.CreateTimer(_ => play.End.Cancel(), null, Longest, Timeout.InfiniteTimeSpan);
        play.Happens("TestInitiated");
        var flow = FlowOf(test);
        if (flow is not null && !play.IsEnded)
        {
            await RunAsync(flow, contact, play, clock, isVoice: !test.IsChat).ConfigureAwait(false);
        }

        var timedOut = !play.HasFailed && (flow is null || play.Waiting.Count > 0);
        return Told(test, content, play, contact, now, timedOut ? Longest : clock.Elapsed, timedOut);
    }

    private async Task RunAsync(Flow flow, FlowContact contact, TestPlay play, SimulatedClock clock, bool isVoice)
    {
        var simulated = new TestContact(play, instance, clock, isVoice);
        var runner = new FlowRunner(contact, simulated.Ports);
        var type = FlowTypeNames.Of(flow) ?? FlowType.ContactFlow;
        var end = await runner.RunAsync(flow, type, play.HangUp.Token, play.End.Token).ConfigureAwait(false);
        simulated.Speak();
        if (!play.IsEnded && end.Kind is not (FlowEndKind.TransferredToQueue or FlowEndKind.Interrupted))
        {
            play.Happens("TestCompleted");
        }
    }

    private Flow? FlowOf(TestCase test) => test.Parameters.Text("FlowId") is { } id ? instance.Flows.FindFlow(id) : null;

    private FlowContact NewContact(TestCase test)
    {
        var number = test.Parameters.Text("SourcePhoneNumber");
        var contact = new FlowContact
        {
            ContactId = Guid.NewGuid().ToString(),
            InstanceArn = arn.Value,
            Channel = test.IsChat ? "CHAT" : "VOICE",
            InitiationMethod = test.IsChat ? "API" : "INBOUND",
            CustomerEndpoint = number is null ? null : ContactEndpoint.PhoneNumber(number),
        };
        var data = SoundJson.ParseObject(Encoding.UTF8.GetBytes(test.InitializationData ?? ""));
        // The service ignores attributes without segment attributes.
        if (data.Object("SegmentAttributes") is not null && data.Object("Attributes") is { } attributes)
        {
            contact.AttributeStore.Change(
                AttributeChanges.Of(attributes.ToDictionary(entry => entry.Key, entry => entry.Value?.ToString() ?? ""))
            );
        }

        return contact;
    }

    private static TestCaseExecution Told(
        TestCase test,
        TestContent content,
        TestPlay play,
        FlowContact contact,
        DateTimeOffset now,
        TimeSpan took,
        bool timedOut
    )
    {
        var records = new List<TestCaseRecord>
        {
            Record(null, "PASSED", now, new { Type = "INITIATION" }),
            Record(null, "PASSED", now, new { Type = "EXECUTION_START", contact.ContactId }),
        };
        records.AddRange(
            play.Done.Select(done =>
                Record(done.Observation.Id, done.Status, now + done.At, Observed(done.Observation, done.Status, done.Why))
            )
        );
        records.AddRange(
            (timedOut ? play.Waiting : []).Select(waits =>
                Record(waits.Id, "FAILED", now + took, Observed(waits, "FAILED", null))
            )
        );
        var hasPassed = !timedOut && !play.HasFailed;
        var reasons = timedOut ? new[] { "OBSERVE_EVENT" } : [];
        var kind =
            hasPassed ? "SUCCESS"
            : timedOut ? "TIMEOUT"
            : "FAILURE";
        records.Add(
            Record(
                null,
                hasPassed ? "PASSED" : "FAILED",
                now + took,
                new
                {
                    Type = "COMPLETION",
                    CompletionReason = new
                    {
                        Type = kind,
                        Message = play.Done.Select(done => done.Why).FirstOrDefault(why => why is not null),
                        FailureReasons = reasons,
                    },
                }
            )
        );
        var failed = records.Count(record => record is { ObservationId: not null, Status: "FAILED" });
        return new TestCaseExecution(
            Guid.NewGuid().ToString(),
            test,
            now,
            now + took,
            hasPassed ? "PASSED" : "FAILED",
            content.Observations.Count,
            play.Done.Count(done => done.Status == "PASSED"),
            failed,
            records
        );
    }

    private static object Observed(TestObservation observation, string status, string? why) =>
        new
        {
            Type = "OBSERVATION",
            Identifier = observation.Id,
            Status = status,
            Event = JsonNode.Parse(observation.Event.ToJsonString()),
            Message = why,
        };

    private static TestCaseRecord Record(string? observation, string status, DateTimeOffset at, object record) =>
        new(observation, status, at, JsonSerializer.Serialize(record, ApiJson.Options));
}
