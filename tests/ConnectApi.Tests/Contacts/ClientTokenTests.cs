using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using ScreenPop.ConnectApi.Operations.Contacts;
using ScreenPop.ConnectApi.Wire;

namespace ScreenPop.ConnectApi.Tests.Contacts;

/// <summary>How long a request can be repeated with its token.</summary>
public sealed class ClientTokenTests
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));
    private readonly ClientTokens tokens;
    private int made;

    public ClientTokenTests() => tokens = new ClientTokens(time);

    [Fact]
    public void A_token_is_valid_for_seven_days_after_its_creation()
    {
        var first = Make("a");
        time.Advance(TimeSpan.FromDays(4));
        Assert.Equal(first, Make("a"));
        time.Advance(TimeSpan.FromDays(3) - TimeSpan.FromSeconds(1));
        Assert.Equal(first, Make("a"));

        time.Advance(TimeSpan.FromSeconds(1));

        Assert.NotEqual(first, Make("a"));
    }

    [Fact]
    public void Only_the_newest_ten_thousand_are_kept()
    {
        var oldest = Make("0");
        var second = Make("1");
        for (var token = 2; token <= 10_000; token++)
        {
            Make($"{token}");
        }

        Assert.Equal(second, Make("1"));
        Assert.NotEqual(oldest, Make("0"));
    }

    [Fact]
    public void A_refused_request_may_be_sent_again_and_its_token_counts_from_then()
    {
        Assert.Throws<InvalidOperationException>(() =>
            tokens.Once("Start", Request("a"), () => throw new InvalidOperationException())
        );
        time.Advance(TimeSpan.FromDays(6));
        var contact = Make("a");
        time.Advance(TimeSpan.FromDays(2));
        Assert.Equal(contact, Make("a"));
    }

    private string Make(string token) => tokens.Once("Start", Request(token), () => $"contact-{++made}");

    private static ApiRequest Request(string token) => new(new JsonObject { ["ClientToken"] = token });
}
