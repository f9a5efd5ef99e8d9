using ScreenPop.Contacts;
using ScreenPop.LocalConnect.Table;

namespace ScreenPop.EndToEnd.Tests;

public sealed class TableFaultTests(LocalJourneys patient, TableFaultTests.Hasty hasty)
    : IClassFixture<LocalJourneys>,
        IClassFixture<TableFaultTests.Hasty>
{
    /// <summary>
    /// A site with the template's deadline, for a table that never answers. The deadline is far from the function's timeout,
    /// which a busy machine would otherwise reach.
    /// </summary>
    public sealed class Hasty : IAsyncLifetime
    {
        public LocalJourneys Local { get; } = new() { LookupDeadline = TimeSpan.FromSeconds(1.5) };

        public ValueTask InitializeAsync() => Local.InitializeAsync();

        public ValueTask DisposeAsync() => Local.DisposeAsync();
    }

    public static TheoryData<TableFault, string> Faults =>
        new()
        {
            { new TableFault.Throttled(), "throttled" },
            { new TableFault.Down(), "unavailable" },
            { new TableFault.Reset(), "unavailable" },
        };

    [Theory]
    [MemberData(nameof(Faults))]
    public Task A_caller_reaches_the_queue_while_the_table_is_in_trouble_and_is_found_again_when_it_is_not(
        TableFault fault,
        string errorKind
    ) => ReachesTheQueueAsync(patient, fault, errorKind);

    [Fact]
    public Task A_caller_reaches_the_queue_while_the_table_does_not_answer_and_is_found_again_when_it_does() =>
        ReachesTheQueueAsync(hasty.Local, new TableFault.Slow(TimeSpan.FromMinutes(1)), "timeout");

    private static async Task ReachesTheQueueAsync(LocalJourneys local, TableFault fault, string errorKind)
    {
        // A cold start on a busy machine and the whole deadline after it would exceed the timeout, which is another failure.
        await LookedUpAsync(local);

        local.Instance.Table!.Fault = fault;
        var during = await LookedUpAsync(local);
        local.Instance.Table.Fault = null;
        var after = await LookedUpAsync(local);

        Assert.Equal("error", during.Attributes["lookupStatus"]);
        Assert.Equal(errorKind, during.Attributes["errorKind"]);
        Assert.Equal("+18005550199", during.Attributes["dialedNumber"]);
        Assert.Equal("match", after.Attributes["lookupStatus"]);
    }

    private static async Task<Contact> LookedUpAsync(LocalJourneys local)
    {
        var journey = local.Instance.Journeys.Call("+14155550100", "+18005550199");
        await journey.InboundEnded;
        var contact = local.Center.FindContact(journey.ContactId)!;
        Assert.Equal("Support", journey.LastEnd!.Queue?.Name);
        local.Instance.Journeys.HangUp(journey.ContactId);
        // The process may still work after its answer. A call in that time would start another process.
        await local.Instance.Lambda.RestAsync("CustomerLookup");
        return contact;
    }
}
