using ScreenPop.FlowEngine.Contacts;
using ScreenPop.FlowEngine.Ports;
using ScreenPop.FlowLanguage;

namespace ScreenPop.FlowEngine;

/// <summary>
/// Executes flows for one contact, from the first block to a named end. Create one instance per contact and call its methods one
/// at a time.
/// </summary>
/// <remarks>
/// <code>
/// var contact = new FlowContact
/// {
///     ContactId = id, InstanceArn = arn,
///     CustomerEndpoint = new("+14155550100"), SystemEndpoint = new("+18005550199"),
/// };
/// var runner = new FlowRunner(contact, new FlowPorts { Participant = phone, Lambda = functions, Instance = instance });
///
/// var end = await runner.RunAsync(inboundFlow, FlowType.ContactFlow, hungUp);
/// if (end.Kind == FlowEndKind.TransferredToQueue)
/// {
///     // Ended: the contact goes on waiting. TransferredToQueue: it is in another queue now, run the hook again.
///     // Interrupted: the host fired "taken" because an agent took the contact. HungUp: the caller gave up.
///     FlowEnd? waiting = await runner.RunHookAsync(EventHook.CustomerQueue, hungUp, interrupt: taken);
/// }
/// </code>
/// </remarks>
public sealed class FlowRunner(FlowContact contact, FlowPorts ports, FlowRunnerOptions? options = null)
{
    private readonly CallState call = new(contact, ports, options ?? FlowRunnerOptions.Default);

    /// <summary>The contact with all changes so far.</summary>
    public FlowContact Contact => call.Contact;

    /// <summary>Runs a flow, and every flow and module that it leads to, until the contact leaves it.</summary>
    /// <param name="flow">The flow to start with. Its placeholders must be filled.</param>
    /// <param name="type">The type to run the flow as. Some blocks behave differently in a whisper or queue flow.</param>
    /// <param name="hangUp">Fires when the caller hangs up: the run ends with <see cref="FlowEndKind.HungUp"/>.</param>
    /// <param name="interrupt">Fires when the host takes the contact out of the flow:
    /// <see cref="FlowEndKind.Interrupted"/>.</param>
    /// <exception cref="OperationCanceledException">A port was canceled for its own reason. These two tokens never cause the
    /// exception.</exception>
    public async ValueTask<FlowEnd> RunAsync(
        Flow flow,
        FlowType type,
        CancellationToken hangUp = default,
        CancellationToken interrupt = default
    )
    {
        ArgumentNullException.ThrowIfNull(flow);
        call.LambdaChain = TimeSpan.Zero;
        using var whisperOver = type is FlowType.AgentWhisper or FlowType.CustomerWhisper
            ? new CancellationTokenSource(call.Options.WhisperLimit, call.Ports.Time)
            : null;
        using var any =
            whisperOver is not null || (hangUp.CanBeCanceled && interrupt.CanBeCanceled)
                ? CancellationTokenSource.CreateLinkedTokenSource(hangUp, interrupt, whisperOver?.Token ?? default)
                : null;
        var run = new FlowRun(call, flow, type, any?.Token ?? (hangUp.CanBeCanceled ? hangUp : interrupt));
        try
        {
            return await run.ToTheEndAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (hangUp.IsCancellationRequested)
        {
            return run.End(FlowEndKind.HungUp);
        }
        catch (OperationCanceledException) when (interrupt.IsCancellationRequested)
        {
            return run.End(FlowEndKind.Interrupted);
        }
        catch (OperationCanceledException) when (whisperOver is { IsCancellationRequested: true })
        {
            return run.End(FlowEndKind.Ended, $"A whisper ends after {call.Options.WhisperLimit.TotalMinutes:0.#} minutes.");
        }
    }

    /// <summary>Runs the flow of an <see cref="EventHook"/>, or the instance's default flow of that type.</summary>
    /// <returns>Null when there is no such flow or the contact has disabled the hook.</returns>
    public async ValueTask<FlowEnd?> RunHookAsync(
        string hook,
        CancellationToken hangUp = default,
        CancellationToken interrupt = default
    )
    {
        var type = EventHook.FlowTypeOf(hook) ?? throw new ArgumentException($"There is no event hook {hook}.", nameof(hook));
        if (Contact.DisabledHooks.Contains(hook))
        {
            return null;
        }

        var flow =
            Contact.EventHooks.TryGetValue(hook, out var arn) ? call.Ports.Instance.FindFlow(arn)
            : type == FlowType.ContactFlow ? null
            : call.Ports.Instance.DefaultFlow(type);
        return flow is null ? null : await RunAsync(flow, type, hangUp, interrupt).ConfigureAwait(false);
    }
}
