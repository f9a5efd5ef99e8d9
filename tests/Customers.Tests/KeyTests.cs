using ScreenPop.Customers.Keys;

namespace ScreenPop.Customers.Tests;

public sealed class KeyTests
{
    [Theory]
    [InlineData("Jane@Example.test", "jane@example.test")]
    [InlineData("  jane@example.test ", "jane@example.test")]
    [InlineData("mailto:jane@example.test", "jane@example.test")]
    [InlineData("jane@b\u00FCcher.example.test", "jane@b\u00FCcher.example.test")]
    [InlineData("jane@[192.0.2.1]", "jane@[192.0.2.1]")]
    public void An_address_has_one_form(string text, string address)
    {
        Assert.True(EmailAddress.TryNormalise(text, out var normal));
        Assert.Equal(address, normal);
    }

    [Theory]
    [InlineData("jane")]
    [InlineData("@example.test")]
    [InlineData("jane@")]
    [InlineData("a@b@c")]
    [InlineData("jane doe@example.test")]
    [InlineData("a@example.test,b@example.test")]
    [InlineData("<jane@example.test>")]
    [InlineData("\u212Aaren@example.test")]
    [InlineData("jane@\u212A.example.test")]
    [InlineData("\u017Fam@example.test")]
    [InlineData("\u0130vo@example.test")]
    [InlineData("\uFF4Aane@example.test")]
    [InlineData("o\uFB03ce@example.test")]
    [InlineData("ja\u200Bne@example.test")]
    [InlineData("jane@example\u3002test")]
    [InlineData("jane@example.test.")]
    [InlineData("jane@.example.test")]
    [InlineData("jane@example..test")]
    [InlineData("jane@example.test?subject=x")]
    [InlineData("jane@example.test#ext")]
    [InlineData("jane@example.test/home")]
    [InlineData("jane@example\uFF0Etest")]
    [InlineData("jane@xn--bcher-kva.example.test.")]
    [InlineData("jane@xn--b\u00FCcher.example.test")]
    [InlineData("jane@\u05E9\u05DC\u05D5\u05DD1.example.test")]
    [InlineData("mailto:")]
    [InlineData(null)]
    public void An_invalid_address_is_not_a_key(string? text) => Assert.False(EmailAddress.TryNormalise(text, out _));

    [Theory]
    [InlineData("jane@b\u00FCcher.example.test", "jane@xn--bcher-kva.example.test")]
    [InlineData("Jane@B\u00DCCHER.Example.TEST", "jane@XN--BCHER-KVA.example.test")]
    [InlineData("jane@fa\u00DF.example.test", "jane@xn--fa-hia.example.test")]
    [InlineData("jane@\u03C0\u03B1\u03C1\u03AC.test", "jane@xn--hxaj8bf.test")]
    [InlineData("jane@\u4F8B\u3048.\u30C6\u30B9\u30C8", "jane@xn--r8jz45g.xn--zckzah")]
    [InlineData("jane@\u05E9\u05DC\u05D5\u05DD.test", "jane@xn--9dbne9b.test")]
    [InlineData("j\u00F6rg@b\u00FCcher.example.test", "J\u00D6RG@xn--bcher-kva.example.test")]
    [InlineData("jane@mail_1.b\u00FCcher.example.test", "jane@mail_1.xn--bcher-kva.example.test")]
    public void Both_spellings_of_an_international_domain_are_one_key_in_ASCII(string letters, string ascii)
    {
        Assert.True(EmailAddress.TryNormalise(letters, out var one));
        Assert.True(EmailAddress.TryNormalise(ascii, out var other));

        Assert.Equal($"EMAIL#{ascii.ToLowerInvariant()}", LookupKey.Email(one).Partition);
        Assert.Equal(LookupKey.Email(other), LookupKey.Email(one));
    }

    [Fact]
    public void A_domain_whose_ASCII_form_is_too_long_is_not_a_key() =>
        Assert.False(EmailAddress.TryNormalise($"jane@{new string('\u00FC', 62)}.example.test", out _));

    [Fact]
    public void A_domain_without_an_ASCII_form_in_the_table_keeps_its_key() =>
        Assert.Equal("EMAIL#jane@xn--b\u00FCcher.test", LookupKey.Email("jane@xn--b\u00FCcher.test").Partition);

    /// <summary>
    /// The functions run without ICU, whose mapping of domains differs. The tests of keys prove something only in that mode.
    /// </summary>
    [Fact]
    public void Keys_are_tested_in_the_globalization_mode_of_the_functions() =>
        Assert.True(AppContext.TryGetSwitch("System.Globalization.Invariant", out var isInvariant) && isInvariant);

    [Theory]
    [InlineData("orderNumber", "ordernumber")]
    [InlineData("Account", "account")]
    [InlineData("a-b_1", "a-b_1")]
    public void A_key_may_be_named_freely(string text, string name)
    {
        Assert.True(KeyName.TryNormalise(text, out var normal));
        Assert.Equal(name, normal);
    }

    [Theory]
    [InlineData("LINE")]
    [InlineData("contact")]
    [InlineData("1st")]
    [InlineData("a#b")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("\u212Aey")]
    [InlineData("a-name-that-is-longer-than-thirty-two")]
    public void Names_of_other_items_and_nonsense_are_no_names_of_keys(string? text) =>
        Assert.False(KeyName.TryNormalise(text, out _));

    [Fact]
    public void Other_keys_are_compared_exactly_after_trimming()
    {
        Assert.Equal(LookupKey.Exact("account", "A-1"), LookupKey.Exact("account", " A-1 "));
        Assert.NotEqual(LookupKey.Exact("account", "a-1"), LookupKey.Exact("account", "A-1"));
        Assert.Equal(LookupKey.Exact("account", "A-1"), LookupKey.Exact("account", "\uFEFF A-1\u200B\u202C"));
        Assert.Null(LookupKey.Exact("account", " "));
        Assert.Null(LookupKey.Exact("account", "\u200B"));
        Assert.Null(LookupKey.Exact("account", new string('x', 2000)));
    }

    [Fact]
    public void A_key_survives_its_way_through_the_table()
    {
        var key = LookupKey.Exact("ordernumber", "47#11")!;

        Assert.Equal("ORDERNUMBER#47#11", key.Partition);
        Assert.Equal(key, LookupKey.FromPartition(key.Partition));
        Assert.Null(LookupKey.FromPartition("LINE#+18005550199"));
    }
}
