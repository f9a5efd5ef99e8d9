using System.Diagnostics;
using ScreenPop.Contacts;
using ScreenPop.FlowEngine;
using ScreenPop.FlowEngine.Contacts;
using ScreenPop.LocalConnect.Journeys;
using ScreenPop.Soak.Checks;
using ScreenPop.Soak.Desk;
using ScreenPop.Soak.Plans;

namespace ScreenPop.Soak;

/// <summary>Runs one call from its arrival to its end, and checks each promise when it is due.</summary>
internal sealed class CallRun(SoakSite site, CallState call, bool timesCount)
{
    /// <summary>Amazon Connect's limit for a Lambda block: a caller must not wait longer for a queue.</summary>
    private static readonly TimeSpan FlowLimit = TimeSpan.FromSeconds(8);

    private readonly CallPlan plan = call.Plan;
    private bool refused;
    private bool transferred;

    /// <summary>The time from the contact's arrival to its queue.</summary>
    public TimeSpan TimeToQueue { get; private set; }

    public Journey? Journey { get; private set; }

    public async Task RunAsync()
    {
        var started = Stopwatch.GetTimestamp();
        Journey = site.Start(call);
        call.ContactId = Journey.ContactId;
        try
        {
            if (plan.GivesUp == GiveUp.InFlow)
            {
                site.Instance.Journeys.HangUp(Journey.ContactId);
            }

            var end = await Journey.InboundEnded.WaitAsync(SoakSite.StuckAfter);
            TimeToQueue = Stopwatch.GetElapsedTime(started);
            call.Note($"flow ended as {end.Kind} at {end.Identifier} after {TimeToQueue.TotalMilliseconds:0} ms");
            CheckFlow(end);
            if (end.Kind == FlowEndKind.TransferredToQueue)
            {
                await AtAgentsAsync(Journey.ContactId);
            }
        }
        catch (TimeoutException)
        {
            call.Violate($"the contact was lost: it stayed {site.Center.FindContact(Journey.ContactId)?.State}");
            site.Instance.Journeys.HangUp(Journey.ContactId);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            call.Violate($"the contact's journey failed: {failure}");
            site.Instance.Journeys.HangUp(Journey.ContactId);
        }
    }

    private void CheckFlow(FlowEnd end)
    {
        if (!end.IsIntended || (end.Kind != FlowEndKind.TransferredToQueue && plan.GivesUp != GiveUp.InFlow))
        {
            call.Violate($"the contact reached no queue: {end}");
        }

        if (timesCount && TimeToQueue > FlowLimit)
        {
            call.Violate($"the caller waited {TimeToQueue.TotalSeconds:0.0} s for a queue");
        }

        if (site.Center.FindContact(call.ContactId!) is { } contact && plan.GivesUp != GiveUp.InFlow)
        {
            call.Note(
                $"lookupStatus {contact.Attributes.GetValueOrDefault("lookupStatus")}, customerId {contact.Attributes.GetValueOrDefault("customerId")}"
            );
            LookupChecks.Check(call, contact.Attributes, Journey!.LambdaCalls, timesCount);
        }
    }

    private async Task AtAgentsAsync(string contactId)
    {
        var current = contactId;
        while (
            await site.UntilAsync(current, contact => contact.IsOver || contact.State == ContactState.Offered)
                is { IsOver: false } offered
        )
        {
            var desk = site.Desks[offered.Agent!];
            call.Ring(desk.Username);
            try
            {
                current = await AtDeskAsync(desk, offered);
            }
            catch (ContactCenterException moved)
            {
                // The offer ended before the agent decided. The loop looks for the next agent.
                call.Note(moved.Message);
                ClearIfFinished(desk, current);
                await Task.Yield();
            }
        }
    }

    /// <returns>The contact that continues: this one, or the one that it was transferred to.</returns>
    private async Task<string> AtDeskAsync(AgentDesk desk, Contact offered)
    {
        await SufferAsync(desk, DeskStage.Ringing);
        var waited = DeskChecks.Waits(await desk.LookAsync(), offered.Id);
        if (plan.GivesUp == GiveUp.Ringing)
        {
            site.Instance.Journeys.HangUp(offered.Id);
            await site.UntilAsync(offered.Id, contact => contact.IsOver);
            await CheckDeskAsync(desk, offered, answered: false, waited);
            return offered.Id;
        }

        if (plan.Agent is AgentConduct.Rejects or AgentConduct.Misses && !refused)
        {
            refused = true;
            await RefuseAsync(desk, offered, waited);
            return offered.Id;
        }

        site.Center.Accept(desk.Username, offered.Id);
        await desk.AcceptedAsync(offered.Id);
        if ((await site.UntilAsync(offered.Id, contact => contact.IsOver || contact.State == ContactState.Connected)).IsOver)
        {
            return offered.Id;
        }

        await SufferAsync(desk, DeskStage.Connected);
        await WorkAsync(desk, offered);
        return await FinishAsync(desk, offered);
    }

    private async Task RefuseAsync(AgentDesk desk, Contact offered, bool waited)
    {
        if (plan.Agent == AgentConduct.Rejects)
        {
            site.Center.Reject(desk.Username, offered.Id);
        }

        await site.UntilAsync(offered.Id, contact => contact.State != ContactState.Offered || contact.Agent != desk.Username);
        await CheckDeskAsync(desk, offered, answered: false, waited);
        ClearIfFinished(desk, offered.Id);
    }

    /// <summary>An agent who sees a record waiting as a chip clicks it.</summary>
    private async Task WorkAsync(AgentDesk desk, Contact offered)
    {
        var shown = await desk.PollAsync();
        var contact = shown
            .Tabs?.Where(tab => tab.Leads)
            .SelectMany(tab => tab.Contacts)
            .FirstOrDefault(contact => contact.ContactId == offered.Id);
        call.Note(
            $"{desk.Username} sees {contact?.Status} by rule {contact?.Rule}: {string.Join(", ", contact?.Happenings ?? [])}"
        );
        if (contact?.Status is "waiting" or "blocked")
        {
            await desk.ClickAsync(offered.Id);
        }

        if (plan.Agent == AgentConduct.IsMonitored)
        {
            site.Center.Monitor(SoakSite.Supervisor, offered.Id);
            await site.Desks[SoakSite.Supervisor].LookAsync();
        }
    }

    private async Task<string> FinishAsync(AgentDesk desk, Contact offered)
    {
        var next = offered.Id;
        if (plan.GivesUp == GiveUp.Connected)
        {
            site.Instance.Journeys.HangUp(offered.Id);
        }
        else if (plan.Agent == AgentConduct.Transfers && !transferred)
        {
            transferred = true;
            next = site.Center.Transfer(desk.Username, offered.Id, new ContactEndpoint(EndpointType.Queue, offered.QueueId!)).Id;
        }
        else
        {
            var leg = site.Center.FindAgent(desk.Username)!.Find(offered.Id)!.AgentConnection!;
            site.Center.DestroyConnection(desk.Username, offered.Id, leg.Id);
        }

        await site.UntilAsync(offered.Id, contact => contact.IsOver);
        await SufferAsync(desk, DeskStage.Ended);
        await CheckDeskAsync(desk, offered, answered: true, waited: false);
        ClearIfFinished(desk, offered.Id);
        return next;
    }

    private async Task SufferAsync(AgentDesk desk, DeskStage stage)
    {
        if (plan.DeskFault > DeskFault.OldEventsAgain && call.TakeDeskFault(stage))
        {
            var shown = await desk.SufferAsync(plan.DeskFault.Value);
            call.Note($"{plan.DeskFault} at {desk.Username}");
            call.DeskFaultSeen = DeskChecks.Tells(plan.DeskFault.Value, shown);
        }
    }

    private async Task CheckDeskAsync(AgentDesk desk, Contact offered, bool answered, bool waited)
    {
        await desk.LookAsync();
        var attributes = site.Center.FindContact(offered.Id)?.Attributes ?? offered.Attributes;
        DeskChecks.Check(call, desk, offered, attributes, answered, waited);
    }

    private void ClearIfFinished(AgentDesk desk, string contactId)
    {
        if (site.Center.FindAgent(desk.Username)!.Find(contactId) is { IsLive: false })
        {
            site.Center.Clear(desk.Username, contactId);
        }
    }
}
