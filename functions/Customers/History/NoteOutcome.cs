namespace ScreenPop.Customers.History;

/// <summary>The result of a lookup for a contact's customer.</summary>
public enum NoteOutcome
{
    /// <summary>Exactly one customer has the key.</summary>
    Match,

    /// <summary>Several customers have the key.</summary>
    Several,

    /// <summary>No customer has the key, or the lookup had no key.</summary>
    Nobody,

    /// <summary>The lookup failed, so the customer is unknown.</summary>
    Failed,
}
