using System.Text;
using FsCheck;
using FsCheck.Fluent;
using ScreenPop.Contacts.Tests.Driver;
using ScreenPop.FlowEngine.Contacts;

namespace ScreenPop.Contacts.Tests;

public sealed class AttributeTests
{
    [Fact]
    public void Attributes_can_be_written_before_during_and_after_the_contact()
    {
        using var floor = new Floor("ann");
        var call = floor.Center.CreateContact(NewContact.Call(null, "+18005550199"));
        floor.Center.SetAttributes(call.Id, new Dictionary<string, string> { ["a"] = "1" });
        floor.Center.Enqueue(call.Id, Floor.Support);
        floor.Center.SetAttributes(call.Id, new Dictionary<string, string> { ["b"] = "2" });
        floor.Center.HangUpByCustomer(call.Id);
        floor.Center.SetAttributes(call.Id, new Dictionary<string, string> { ["a"] = "3" });
        Assert.Equal("3", floor.Contact(call.Id).Attributes["a"]);
        Assert.Equal("2", floor.Contact(call.Id).Attributes["b"]);
    }

    [Fact]
    public void What_a_flow_removes_is_gone_for_the_agent_too()
    {
        using var floor = new Floor("ann");
        var call = floor.Center.CreateContact(
            NewContact.Call(null, "+18005550199") with
            {
                Attributes = new Dictionary<string, string> { ["customerId"] = "C-1001", ["kept"] = "yes" },
            }
        );

        floor.Center.ChangeAttributes(call.Id, AttributeChanges.OfBlock([new("customerId", ""), new("two words", "1")]));

        Assert.Equal(["kept", "two words"], floor.Contact(call.Id).Attributes.Keys.Order());
    }

    [Fact]
    public void A_change_shows_in_every_contact_of_the_chain_and_in_no_related_one()
    {
        using var floor = new Floor("ann");
        var call = floor.Talk("ann");
        var task = new NewContact
        {
            Channel = Channel.Task,
            InitiationMethod = InitiationMethod.Api,
            Attributes = new Dictionary<string, string> { ["own"] = "1" },
        };
        var follows = floor.Center.CreateContact(task with { PreviousContactId = call.Id });
        var last = floor.Center.CreateContact(task with { PreviousContactId = follows.Id });
        var related = floor.Center.CreateContact(task with { RelatedContactId = call.Id });

        floor.Center.SetAttributes(follows.Id, new Dictionary<string, string> { ["customerId"] = "C-1001", ["own"] = "2" });
        floor.Center.SetAttributes(related.Id, new Dictionary<string, string> { ["customerId"] = "C-1002" });

        Assert.All(
            [call, follows, last],
            contact =>
            {
                var attributes = floor.Contact(contact.Id).Attributes;
                Assert.Equal(("C-1001", "2"), (attributes["customerId"], attributes["own"]));
            }
        );
        Assert.Equal("C-1002", floor.Contact(related.Id).Attributes["customerId"]);
        Assert.Equal(
            [call.Id, follows.Id, last.Id, related.Id],
            floor
                .Events.Where(happened => happened.Type == ContactEventType.AttributesChanged)
                .Select(happened => happened.Contact.Id)
        );
    }

    [Fact]
    public void A_change_too_large_for_one_contact_of_the_chain_changes_none()
    {
        using var floor = new Floor();
        var call = floor.Center.CreateContact(NewContact.Call(null, "+18005550199"));
        floor.Center.CreateContact(
            new NewContact
            {
                PreviousContactId = call.Id,
                Attributes = new Dictionary<string, string> { ["own"] = new('x', ContactAttributes.LimitBytes - 100) },
            }
        );

        Refused.With(
            ContactCenterError.AttributeLimit,
            floor.Center,
            () => floor.Center.SetAttributes(call.Id, new Dictionary<string, string> { ["note"] = new('x', 200) })
        );
    }

    [Fact]
    public void Writing_what_is_there_already_changes_nothing()
    {
        using var floor = new Floor();
        var call = floor.Center.CreateContact(
            NewContact.Call(null, "+18005550199") with
            {
                Attributes = new Dictionary<string, string> { ["a"] = "1" },
            }
        );
        var before = floor.Center.State;
        floor.Center.SetAttributes(call.Id, new Dictionary<string, string> { ["a"] = "1" });
        Assert.Same(before, floor.Center.State);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("dot.ted")]
    public void A_name_the_service_refuses_is_refused(string name)
    {
        using var floor = new Floor();
        var call = floor.Center.CreateContact(NewContact.Call(null, "+18005550199"));
        Refused.With(
            ContactCenterError.InvalidParameter,
            floor.Center,
            () => floor.Center.SetAttributes(call.Id, new Dictionary<string, string> { [name] = "1" })
        );
    }

    [Fact]
    public void Attributes_never_take_more_than_the_limit_whatever_is_written() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<(byte Key, ushort Length)[]>(),
                writes =>
                {
                    using var floor = new Floor();
                    var call = floor.Center.CreateContact(NewContact.Call(null, "+18005550199"));
                    foreach (var (key, length) in writes)
                    {
                        try
                        {
                            floor.Center.SetAttributes(
                                call.Id,
                                new Dictionary<string, string> { [$"k{key}"] = new('ä', length * 90) }
                            );
                        }
                        catch (ContactCenterException refused) when (refused.Error == ContactCenterError.AttributeLimit) { }
                    }

                    return floor
                            .Contact(call.Id)
                            .Attributes.Sum(attribute => attribute.Key.Length + Encoding.UTF8.GetByteCount(attribute.Value))
                        <= ContactAttributes.LimitBytes;
                }
            )
            .QuickCheckThrowOnFailure();
}
