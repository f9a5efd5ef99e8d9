using ScreenPop.CustomerLookup.Events;
using ScreenPop.Customers.Keys;

namespace ScreenPop.CustomerLookup.Lookup;

/// <summary>The key to look up, or the reason why there is none.</summary>
/// <param name="Key">The key; null when <paramref name="Status"/> ends the lookup without one.</param>
/// <param name="Status">Without a key: <c>withheld</c>, <c>none</c> or <c>error</c>.</param>
/// <param name="Problem">The parameter and its fault when the status is <c>error</c>.</param>
internal sealed record KeySelection(LookupKey? Key, string? Status = null, string? Problem = null)
{
    private static readonly KeySelection Withheld = new(null, LookupStatus.Withheld);
    private static readonly KeySelection Nothing = new(null, LookupStatus.None);

    /// <summary>
    /// Selects the key that the flow requests with <c>lookupBy</c> and <c>lookupValue</c>. Without these, it selects the
    /// channel's own key: the caller's number, the sender's address, or the contact's customer id.
    /// </summary>
    public static KeySelection For(ContactData contact, LookupParameters parameters, Country? country)
    {
        var (by, value) = (parameters.LookupBy, parameters.LookupValue);
        if (!by.IsScalar || !value.IsScalar)
        {
            return Wrong(by.IsScalar ? value : by, "must be a text");
        }

        return by.Text is null ? ByChannel(contact, value, country) : ByName(contact, by, value, country);
    }

    /// <summary>The number or address that the contact comes from; null when it is withheld, unusable or missing.</summary>
    public static LookupKey? Caller(ContactData contact, Country? country) =>
        contact.Customer is not { } customer ? null
        : contact.Channel is "EMAIL" || customer.Type is "EMAIL_ADDRESS" ? Email(Parameter.None, customer).Key
        : contact.Channel is "VOICE" or null || customer.Type is "TELEPHONE_NUMBER" ? Phone(Parameter.None, customer, country).Key
        : null;

    private static KeySelection ByChannel(ContactData contact, Parameter value, Country? country) =>
        contact switch
        {
            { Channel: "EMAIL" } or { Customer.Type: "EMAIL_ADDRESS" } => Email(value, contact.Customer),
            { Channel: "VOICE" or null } or { Customer.Type: "TELEPHONE_NUMBER" } => Phone(value, contact.Customer, country),
            _ when value.Text is not null => Wrong(value, "needs lookupBy beside it on this channel"),
            { CustomerId: { } id } => Exact("customerid", value, id),
            _ => Nothing,
        };

    private static KeySelection ByName(ContactData contact, Parameter by, Parameter value, Country? country)
    {
        if (!KeyName.TryNormalise(by.Text, out var name))
        {
            return Wrong(by, "must be phone, email, customerId, account or the name of a declared key");
        }

        return name switch
        {
            "phone" => Phone(value, contact.Customer, country),
            "email" => Email(value, contact.Customer),
            _ when value.Text is not null => Exact(name, value, value.Text),
            // The caller pressed no key: there is no customer and no fault.
            _ when value.IsGiven => Nothing,
            _ => Wrong(value, $"is missing beside lookupBy = {name}"),
        };
    }

    private static KeySelection Phone(Parameter value, Endpoint? customer, Country? country) =>
        PhoneNumber.OfNetwork(value.Text ?? customer?.Address, country) switch
        {
            { E164: { } number } => new KeySelection(LookupKey.Phone(number)),
            { Kind: PhoneNumberKind.Withheld } => Withheld,
            _ => Nothing,
        };

    private static KeySelection Email(Parameter value, Endpoint? customer) =>
        EmailAddress.TryNormalise(value.Text ?? customer?.Address, out var address)
            ? new KeySelection(LookupKey.Email(address))
            : Withheld;

    private static KeySelection Exact(string name, Parameter parameter, string value) =>
        LookupKey.Exact(name, value) is { } key
            ? new KeySelection(key)
            : Wrong(parameter, $"is longer than {LookupKey.MaxValueBytes} bytes");

    private static KeySelection Wrong(Parameter parameter, string problem) =>
        new(null, LookupStatus.Error, $"{parameter.Name} {problem}");
}
