using ScreenPop.Contacts;
using ScreenPop.Contacts.Legs;
using ScreenPop.LocalConnect;
using ScreenPop.LocalConnect.Journeys;
using ScreenPop.LocalConnect.Site;

namespace ScreenPop.EndToEnd.Tests;

/// <summary>A local instance without pages; its agent works by the contact centre's own operations.</summary>
public sealed class LocalJourneys : IAsyncLifetime
{
    public const string Agent = "jdoe";

    /// <summary>The limit for a condition: the test fails instead of hanging.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private LocalSession? session;

    /// <summary>The lookup's deadline.</summary>
    public TimeSpan LookupDeadline { get; init; } = new LocalSessionOptions().LookupDeadline;

    public LocalInstance Instance => session!.Instance;

    public ContactCenter Center => Instance.Center;

    public async ValueTask InitializeAsync()
    {
        session = await LocalSession.StartAsync(
            new LocalSessionOptions { DynamoDbEndpoint = null, LookupDeadline = LookupDeadline },
            static _ => { },
            CancellationToken.None
        );
        await FirstLookup.MakeAsync(Instance);
        Center.SignIn(Agent);
    }

    public async ValueTask DisposeAsync()
    {
        if (session is not null)
        {
            await session.DisposeAsync();
        }
    }

    /// <summary>Waits until a contact meets the condition, and returns it.</summary>
    public async Task<Contact> UntilAsync(string contactId, Func<Contact, bool> condition)
    {
        var reached = new TaskCompletionSource<Contact>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (Center.FindContact(contactId) is { } contact && condition(contact))
            {
                reached.TrySetResult(contact);
            }
        }

        using var subscription = Center.Subscribe(_ => Look());
        Look();
        return await reached.Task.WaitAsync(Limit, TestContext.Current.CancellationToken);
    }

    /// <summary>Waits until a journey meets the condition.</summary>
    public static async Task UntilAsync(Journey journey, Func<Journey, bool> condition)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (condition(journey))
            {
                reached.TrySetResult();
            }
        }

        journey.Changed += Look;
        Look();
        await reached.Task.WaitAsync(Limit, TestContext.Current.CancellationToken);
        journey.Changed -= Look;
    }

    /// <summary>Accepts a ringing call.</summary>
    public async Task<Contact> AcceptAsync(Journey journey)
    {
        await UntilAsync(journey.ContactId, contact => contact.State == ContactState.Offered);
        Center.Accept(Agent, journey.ContactId);
        return await UntilAsync(journey.ContactId, contact => contact.State == ContactState.Connected);
    }

    /// <summary>The agent hangs up and is free for the next contact.</summary>
    public async Task HangUpAsync(Journey journey)
    {
        var desk = Center.FindAgent(Agent)!.Find(journey.ContactId)!;
        Center.DestroyConnection(Agent, journey.ContactId, desk.Connections.Single(leg => leg.Type == ConnectionType.Agent).Id);
        await UntilAsync(journey.ContactId, contact => contact.IsOver);
        Center.Clear(Agent, journey.ContactId);
    }

    /// <summary>Ends the contacts of a test, passed or failed. The next test finds a free agent and an empty queue.</summary>
    public void ClearDesk()
    {
        foreach (var contact in Center.State.Contacts.Values.Where(contact => !contact.IsOver))
        {
            Center.Stop(contact.Id, DisconnectReason.Api);
        }

        foreach (var contact in Center.FindAgent(Agent)!.Contacts)
        {
            Center.Clear(Agent, contact.ContactId);
        }
    }
}
