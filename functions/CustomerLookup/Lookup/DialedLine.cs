using ScreenPop.CustomerLookup.Events;
using ScreenPop.Customers.Keys;

namespace ScreenPop.CustomerLookup.Lookup;

/// <summary>Finds the number or address that the customer contacted, in the directory's form.</summary>
internal static class DialedLine
{
    /// <summary>
    /// The parameter <c>dialedNumber</c>, otherwise the system endpoint, otherwise the attribute <c>dialedNumber</c> that an
    /// earlier flow of the contact set. Null when none of them is a number or an address.
    /// </summary>
    public static string? Of(ContactData contact, LookupParameters parameters, Country? country) =>
        Normal(parameters.DialedNumber.Text, country)
        ?? Normal(contact.System?.Address, country)
        ?? Normal(contact.Attribute("dialedNumber"), country);

    private static string? Normal(string? text, Country? country) =>
        text is null ? null
        : EmailAddress.TryNormalise(text, out var address) ? address
        : PhoneNumber.OfNetwork(text, country).E164;
}
