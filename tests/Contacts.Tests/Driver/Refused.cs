namespace ScreenPop.Contacts.Tests.Driver;

internal static class Refused
{
    /// <summary>The operation is refused with this error, and the contact centre is as it was.</summary>
    public static void With(ContactCenterError error, ContactCenter center, Action operation)
    {
        var before = center.State;
        Assert.Equal(error, Assert.Throws<ContactCenterException>(operation).Error);
        Assert.Same(before, center.State);
    }
}
