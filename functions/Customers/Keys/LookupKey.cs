using System.Text;

namespace ScreenPop.Customers.Keys;

/// <summary>Something a customer can be found by: a name such as <c>phone</c> and a value in its one normal form.</summary>
public sealed record LookupKey
{
    /// <summary>Longest value in UTF-8; DynamoDB takes partition keys up to 2,048 bytes.</summary>
    public const int MaxValueBytes = 1024;

    private LookupKey(string name, string value) => (Name, Value) = (name, value);

    /// <summary>Lower case: <c>phone</c>, <c>email</c>, <c>customerid</c>, <c>account</c> or one the data declares.</summary>
    public string Name { get; }

    public string Value { get; }

    /// <summary>The partition of the table that holds the customers with this key.</summary>
    public string Partition => $"{Name.ToUpperInvariant()}#{Value}";

    /// <summary>The key of a number, which is the same for every way the number may be written.</summary>
    /// <param name="e164">A number <see cref="PhoneNumber"/> gave back.</param>
    public static LookupKey Phone(string e164) => new("phone", NumberVariants.KeyForm(NumberVariants.Today(e164)));

    /// <param name="address">An address <see cref="EmailAddress"/> gave back.</param>
    public static LookupKey Email(string address) => new("email", address);

    public static LookupKey CustomerId(string id) => new("customerid", id);

    public static LookupKey Account(string account) => new("account", account);

    /// <summary>Reads a partition key of the table back; null when it is not that of a lookup key.</summary>
    public static LookupKey? FromPartition(string partition)
    {
        var separator = partition.IndexOf('#', StringComparison.Ordinal);
        return separator > 0 && KeyName.TryNormalise(partition[..separator], out var name)
            ? new LookupKey(name, partition[(separator + 1)..])
            : null;
    }

    /// <summary>
    /// Any key other than phone and e-mail, which have a normal form of their own: compared exactly, letter case included,
    /// after trimming.
    /// </summary>
    /// <returns>Null when the value is empty or too long.</returns>
    public static LookupKey? Exact(string name, string value)
    {
        var text = value.Trim();
        return text.Length == 0 || Encoding.UTF8.GetByteCount(text) > MaxValueBytes ? null : new LookupKey(name, text);
    }
}
