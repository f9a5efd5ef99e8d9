namespace ScreenPop.Customers.History;

/// <summary>What a lookup found out about who a contact is with.</summary>
public enum NoteOutcome
{
    /// <summary>Exactly one customer has the key.</summary>
    Match,

    /// <summary>Several customers have the key.</summary>
    Several,

    /// <summary>Nobody has the key, or there was nothing to look up.</summary>
    Nobody,

    /// <summary>The lookup failed; who has the key is not known.</summary>
    Failed,
}
