using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ScreenPop.Ccp.Protocol;
using ScreenPop.Contacts;

namespace ScreenPop.Ccp.Tests.Snapshots;

/// <summary>When a page receives snapshots, tested without a socket.</summary>
public sealed class PushTests : IDisposable
{
    private const string Username = "jdoe";

    private readonly ContactCenter center = new(ContactCenterOptions.Sample);
    private readonly CcpServer server;

    public PushTests() =>
        server = new CcpServer(
            center,
            Options.Create(new CcpOptions { SnapshotDelay = TimeSpan.Zero }),
            TimeProvider.System,
            NullLogger<CcpServer>.Instance
        );

    public void Dispose() => server.Dispose();

    [Fact]
    public void A_sign_in_that_is_reported_after_the_page_was_told_is_not_told_again()
    {
        var page = new Page("first");
        server.WorkerOf(Username).Connect(page);

        server.WorkerOf(Username).Changed();

        Assert.Equal(1, page.Snapshots);
    }

    [Fact]
    public void A_second_page_gets_what_the_first_has_and_a_change_goes_to_both()
    {
        var (first, second) = (new Page("first"), new Page("second"));
        server.WorkerOf(Username).Connect(first);
        server.WorkerOf(Username).Connect(second);
        Assert.Equal((1, 1), (first.Snapshots, second.Snapshots));

        var contact = center.CreateContact(NewContact.Call("+14155550100", "+18005550199"));
        center.Enqueue(contact.Id, center.FindQueue("Support")!.Id);

        Assert.Equal((2, 2), (first.Snapshots, second.Snapshots));
    }

    private sealed class Page(string id) : ICcpPort
    {
        public string Id => id;

        public int Snapshots { get; private set; }

        public void Post(string message) => Snapshots += message.Contains("\"agent::update\"", StringComparison.Ordinal) ? 1 : 0;

        public void Cut() { }
    }
}
