using System.Globalization;
using ScreenPop.FlowEngine;
using ScreenPop.FlowEngine.Contacts;
using ScreenPop.FlowEngine.Ports;
using ScreenPop.FlowLanguage;
using ScreenPop.FlowLanguage.Catalogue;
using ScreenPop.FlowTesting.Scripts;

namespace ScreenPop.FlowTesting.Calls;

/// <summary>Plays scripted calls.</summary>
/// <param name="library">The flows that calls can reach.</param>
/// <param name="realFunctions">Answers for functions that a script marks <c>real</c>; null when no function is running.</param>
public sealed class CallRunner(FlowLibrary library, ILambdaInvoker? realFunctions = null)
{
    internal const string InstanceArn = "arn:aws:connect:us-east-1:111122223333:instance/22222222-2222-4222-8222-222222222222";

    /// <summary>
    /// Plays one call through a flow and, if the script says so, through its queue, whisper and disconnect flows.
    /// </summary>
    public Task<CallResult> PlayAsync(Flow flow, CallScript script, FlowRunnerOptions? options = null) =>
        PlayAsync(flow, script, options, null);

    /// <param name="recording">Records the events that are visible outside the flow; null to record nothing.</param>
    internal async Task<CallResult> PlayAsync(Flow flow, CallScript script, FlowRunnerOptions? options, CallRecording? recording)
    {
        var contact = NewContact(script);
        var call = new ScriptedCall(script, library, realFunctions, recording);
        recording?.Begin(contact);
        var runner = new FlowRunner(contact, call.Ports, options);
        using var patience = call.Clock.CreateTimer(_ => call.HangUp.Cancel(), null, script.Patience, Timeout.InfiniteTimeSpan);
        call.Steps.Begin();
        using var taken = script.AnsweredAfter is { } after
            ? new CancellationTokenSource(after, call.Clock)
            : new CancellationTokenSource();

        var type = script.Type ?? FlowTypeNames.Of(flow) ?? FlowType.ContactFlow;
        if (type == FlowType.CustomerQueue)
        {
            // A customer queue flow runs for waiting contacts, and those have a queue.
            contact.TargetQueue ??= FlowLibrary.Queue("SupportQueueArn");
        }

        var waits = type is FlowType.CustomerQueue or FlowType.CustomerHold or FlowType.AgentHold;
        var end =
            type == FlowType.Module
                ? await ModuleHost.RunAsync(runner, flow, script, call).ConfigureAwait(false)
                : await runner.RunAsync(flow, type, call.HangUp.Token, waits ? taken.Token : default).ConfigureAwait(false);
        var elapsed = call.Clock.Elapsed;
        recording?.End();
        call.Tell(Tell(end));
        end = await GoOnAsync(runner, script, end, call).ConfigureAwait(false);

        var result = new CallResult(script, end, contact, call.Trace, call.Story, [], elapsed, call.Steps.Done);
        return result with { Failures = [.. CallCheck.Failures(result, call.Steps.Open)] };
    }

    /// <summary>Plays the events after the flow: waiting, whispers, the agent's departure.</summary>
    /// <returns>The end of the contact: in its flow, or in the queue flow that hung up.</returns>
    private static async Task<FlowEnd> GoOnAsync(FlowRunner runner, CallScript script, FlowEnd end, ScriptedCall call)
    {
        if (end.Kind != FlowEndKind.TransferredToQueue || script.AnsweredAfter is not { } after)
        {
            return end;
        }

        using var taken = new CancellationTokenSource(after, call.Clock);
        var queued = await runner.RunHookAsync(EventHook.CustomerQueue, call.HangUp.Token, taken.Token).ConfigureAwait(false);
        if (queued is { Kind: not (FlowEndKind.Interrupted or FlowEndKind.Ended) } or { Kind: FlowEndKind.HungUp })
        {
            call.Tell(Tell(queued));
            return queued.Kind == FlowEndKind.HungUp ? end : queued;
        }

        call.Tell("an agent takes the contact");
        runner.Contact.Agent = new ContactAgent($"{InstanceArn}/agent/jdoe", "jdoe", "Jo", "Doe");
        await runner.RunHookAsync(EventHook.AgentWhisper, call.HangUp.Token).ConfigureAwait(false);
        await runner.RunHookAsync(EventHook.CustomerWhisper, call.HangUp.Token).ConfigureAwait(false);
        if (script.AgentLeavesFirst)
        {
            call.Tell("the agent leaves");
            await runner.RunHookAsync(EventHook.CustomerRemaining, call.HangUp.Token).ConfigureAwait(false);
        }

        return end;
    }

    private static FlowContact NewContact(CallScript script)
    {
        var type = script.Channel == "EMAIL" ? EndpointType.EmailAddress : EndpointType.PhoneNumber;
        var contact = new FlowContact
        {
            ContactId = string.Create(CultureInfo.InvariantCulture, $"11111111-1111-4111-8111-{script.Line:d12}"),
            InstanceArn = InstanceArn,
            Channel = script.Channel,
            InitiationMethod = script.InitiationMethod,
            CustomerEndpoint = script.From is { } from ? new ContactEndpoint(type, from) : null,
            SystemEndpoint = script.To is { } to ? new ContactEndpoint(type, to) : null,
            SystemAttributes = script.Given.Contact,
        };
        contact.AttributeStore.Change(AttributeChanges.Of(script.Given.Attributes));
        return contact;
    }

    private static string Tell(FlowEnd end) =>
        $"the flow ends: {end.Kind}{(end.Queue is { } queue ? $" ({queue.Name})" : "")} at \"{end.Identifier}\"{(end.Detail is { } detail ? $", {detail}" : "")}";
}
