using System.Globalization;
using Amazon.DynamoDBv2;
using ScreenPop.Customers.History;
using ScreenPop.Customers.Import;
using ScreenPop.Customers.Keys;
using ScreenPop.Customers.Table;
using ScreenPop.TestKit;

namespace ScreenPop.ContactHistory.Tests;

/// <summary>The history belongs to the customer, whichever key finds them.</summary>
public sealed class CustomerHistoryTests(DynaliteFixture dynalite) : IClassFixture<DynaliteFixture>, IAsyncLifetime
{
    private const string Table = "customer-history";
    private static int customers;

    private readonly AmazonDynamoDBClient dynamoDb = dynalite.CreateClient();
    private readonly ContactStory story = new(Guid.NewGuid().ToString());
    private readonly int number = Interlocked.Increment(ref customers);

    private HistoryDriver History => new(dynamoDb, Table);

    private string Id => $"C-{number}";

    private string First => Phone(1);

    private string Second => Phone(2);

    private LookupKey Email => LookupKey.Email($"jane{number}@example.test");

    private LookupKey Account => LookupKey.Account($"A-{number}");

    private string Jane => $"{Id},{First};{Second},{Email.Value},{Account.Value}";

    public async ValueTask InitializeAsync() => await TableSetup.CreateIfMissingAsync(dynamoDb, Table, CancellationToken.None);

    public ValueTask DisposeAsync()
    {
        dynamoDb.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_call_from_one_number_is_told_by_every_other_key_of_the_customer()
    {
        await ImportAsync(Jane);
        await History.NoteAsync(story.ContactId, NoteOutcome.Match, LookupKey.Phone(First), Id, caller: First);

        await History.TakeAsync(story.Disconnected);

        foreach (var key in new[] { LookupKey.Phone(First), LookupKey.Phone(Second), Email, Account, LookupKey.CustomerId(Id) })
        {
            Assert.Equal(story.ContactId, Assert.Single(await History.HistoryOfAsync(key)).ContactId);
        }
    }

    [Fact]
    public async Task A_mistyped_account_after_a_match_changes_nothing()
    {
        await ImportAsync(Jane);
        await History.NoteAsync(story.ContactId, NoteOutcome.Match, LookupKey.Phone(First), Id, caller: First);
        await History.NoteAsync(story.ContactId, NoteOutcome.Nobody, LookupKey.Account("99999"), caller: First, second: 9);

        await History.TakeAsync(story.Disconnected);

        Assert.Single(await History.HistoryOfAsync(Email));
        Assert.Empty(await History.HistoryOfAsync(LookupKey.Account("99999")));
    }

    [Fact]
    public async Task A_match_by_a_key_that_was_given_stands_over_the_caller_id()
    {
        var other = Phone(7);
        await ImportAsync(Jane, $"X-{number},{other},,");
        await History.NoteAsync(story.ContactId, NoteOutcome.Match, Account, Id, caller: other);
        await History.NoteAsync(
            story.ContactId,
            NoteOutcome.Match,
            LookupKey.Phone(other),
            $"X-{number}",
            caller: other,
            second: 9
        );

        await History.TakeAsync(story.Disconnected);

        Assert.Single(await History.HistoryOfAsync(First));
        Assert.Empty(await History.HistoryOfAsync(other));
    }

    [Fact]
    public async Task A_failed_lookup_never_stands_over_a_good_one()
    {
        await ImportAsync(Jane);
        await History.NoteAsync(story.ContactId, NoteOutcome.Match, LookupKey.Phone(First), Id, caller: First);
        await History.NoteAsync(story.ContactId, NoteOutcome.Failed, LookupKey.Account("other"), caller: First, second: 9);

        await History.TakeAsync(story.Disconnected);

        Assert.Single(await History.HistoryOfAsync(Email));
    }

    [Fact]
    public async Task A_call_whose_lookup_failed_is_the_customers_all_the_same()
    {
        await ImportAsync(Jane);
        await History.NoteAsync(story.ContactId, NoteOutcome.Failed, LookupKey.Phone(First), caller: First);

        await History.TakeAsync(story.Disconnected);

        Assert.Single(await History.HistoryOfAsync(Email));
    }

    [Fact]
    public async Task The_customer_of_a_contact_is_decided_once()
    {
        await ImportAsync(Jane, $"X-{number},{Phone(7)},,");
        await History.NoteAsync(story.ContactId, NoteOutcome.Match, LookupKey.Phone(First), Id, caller: First);
        await History.TakeAsync(story.Disconnected);
        await History.NoteAsync(story.ContactId, NoteOutcome.Match, LookupKey.Account("late"), $"X-{number}", second: 30);

        await History.TakeAsync(story.Completed);

        Assert.Single(await History.HistoryOfAsync(First));
        Assert.Empty(await History.HistoryOfAsync(Phone(7)));
    }

    [Fact]
    public async Task An_unknown_callers_contacts_are_theirs_once_they_are_a_customer()
    {
        await History.LookUpAsync(story.ContactId, First);
        await History.TakeAsync(story.Disconnected);
        Assert.Single(await History.HistoryOfAsync(First));

        await ImportAsync(Jane);

        Assert.Equal(story.ContactId, Assert.Single(await History.HistoryOfAsync(First)).ContactId);
    }

    [Fact]
    public async Task All_keys_find_the_contacts_of_one_key_once_the_customer_is_known()
    {
        await History.LookUpAsync(story.ContactId, First);
        await History.TakeAsync(story.Disconnected);
        await ImportAsync(Jane);
        var mail = new ContactStory(Guid.NewGuid().ToString());
        await History.NoteAsync(mail.ContactId, NoteOutcome.Match, Email, Id);

        await History.TakeAsync(mail.Disconnected);

        foreach (var key in new[] { LookupKey.Phone(First), Email, Account })
        {
            Assert.Equal(2, (await History.HistoryOfAsync(key)).Count);
        }
    }

    [Fact]
    public async Task Contacts_of_a_number_that_several_share_are_nobodys()
    {
        await ImportAsync(Jane, $"X-{number},{First},,");
        await History.NoteAsync(story.ContactId, NoteOutcome.Several, LookupKey.Phone(First), caller: First);

        await History.TakeAsync(story.Disconnected);

        Assert.Single(await History.HistoryOfAsync(First));
        Assert.Empty(await History.HistoryOfAsync(Email));
    }

    private string Phone(int which) => $"+1415{555_0000 + (number * 10) + which}".ToString(CultureInfo.InvariantCulture);

    private async Task ImportAsync(params string[] rows)
    {
        using var file = RecordFile.Csv(() => new StringReader("customerId,phones,emails,account\n" + string.Join('\n', rows)));
        await new CustomerImport(dynamoDb, Table, new ImportOptions()).RunAsync(file, TestContext.Current.CancellationToken);
    }
}
