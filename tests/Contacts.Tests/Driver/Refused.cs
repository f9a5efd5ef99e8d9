namespace ScreenPop.Contacts.Tests.Driver;

internal static class Refused
{
    /// <summary>Asserts that the operation fails with this error and changes nothing.</summary>
    public static void With(ContactCenterError error, ContactCenter center, Action operation)
    {
        var before = center.State;
        Assert.Equal(error, Assert.Throws<ContactCenterException>(operation).Error);
        Assert.Same(before, center.State);
    }
}
