using System.Collections.Immutable;
using System.Diagnostics;
using ScreenPop.Ccp.Tests.Driver;
using ScreenPop.Contacts;
using ScreenPop.Contacts.Agents;

namespace ScreenPop.Ccp.Tests.Load;

/// <summary>A full floor. The test prints figures and asserts none, because they depend on the machine.</summary>
public sealed class ManyAgentsTests(ITestOutputHelper output)
{
    private const int Agents = 50;
    private const int Waiting = 500;

    [Fact]
    public async Task Fifty_agents_serve_five_hundred_waiting_contacts_once_each_and_hear_only_of_changes()
    {
        var usernames = Enumerable.Range(1, Agents).Select(number => $"agent{number:00}").ToList();
        var options = ContactCenterOptions.Sample with
        {
            Agents = usernames
                .Select(username => ContactCenterOptions.Sample.Agents[0] with { Username = username, Name = username })
                .ToImmutableList(),
            RingTime = TimeSpan.FromMinutes(10),
        };
        await using var host = await CcpHost.StartAsync(options, streams: "", ccp => ccp.SnapshotDelay = TimeSpan.Zero);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var clients = usernames.Select(username => new BareClient(host, username)).ToList();
        await Task.WhenAll(clients.Select(client => client.ConnectAsync(stop.Token)));
        var running = clients.Select(client => client.RunAsync(stop.Token)).ToList();
        await EventuallyAsync(() => clients.TrueForAll(client => client.Updates > 0));

        var arrived = new Dictionary<string, DateTimeOffset>();
        var process = Process.GetCurrentProcess();
        var (began, cpu) = (Stopwatch.GetTimestamp(), process.TotalProcessorTime);
        for (var count = 0; count < Agents + Waiting; count++)
        {
            var contact = host.Center.CreateContact(NewContact.Call("+14155550100", "+18005550199"));
            arrived[contact.Id] = DateTimeOffset.UtcNow;
            host.Center.Enqueue(contact.Id, host.Center.FindQueue("Support")!.Id);
        }

        await EventuallyAsync(() => clients.TrueForAll(client => client.SeenAt.Count == 1));
        Assert.Equal(Waiting, host.Center.State.WaitingIn(host.Center.FindQueue("Support")!.Id));
        process.Refresh();
        var ringing = clients
            .SelectMany(client => client.SeenAt)
            .Select(seen => (seen.Value - arrived[seen.Key]).TotalMilliseconds)
            .Order()
            .ToList();
        output.WriteLine(
            $"{Agents} agents ringing, {Waiting} waiting: {process.WorkingSet64 / 1_048_576} MB with the test and its clients, ringing after {ringing[Agents / 2]:0.0} ms (median), {ringing[^1]:0.0} ms (longest)."
        );

        // Every agent's page repeats its first offer with the next message: from here on, the clients handle contacts.
        clients.ForEach(client => client.Works = true);
        foreach (var username in usernames)
        {
            host.Center.SetPreferences(username, new AgentPreferences { Extension = "1" });
        }

        await EventuallyAsync(() =>
            host.Center.State.Contacts.Values.All(contact => contact.IsOver)
            && host.Center.State.Agents.Values.All(agent => agent.Contacts.IsEmpty)
        );
        process.Refresh();
        var elapsed = Stopwatch.GetElapsedTime(began);
        output.WriteLine(
            $"{arrived.Count} contacts served in {elapsed.TotalSeconds:0.0} s with {(process.TotalProcessorTime - cpu) / elapsed:0.00} cores, {clients.Sum(client => client.Updates)} snapshots."
        );

        Assert.Equal(arrived.Keys.Order(), clients.SelectMany(client => client.SeenAt.Keys).Order());
        Assert.Equal(Agents, clients.Sum(client => client.Repeats)); // the preference, which is not part of a desk
        await stop.CancelAsync();
        await Task.WhenAll(running.Select(async run => await Record.ExceptionAsync(() => run)));
        clients.ForEach(client => client.Dispose());
    }

    private static async Task EventuallyAsync(Func<bool> condition)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        while (!condition())
        {
            await Task.Delay(20, limit.Token);
        }
    }
}
