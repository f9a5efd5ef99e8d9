namespace ScreenPop.Customers.Import.Columns;

/// <summary>What a column holds.</summary>
/// <param name="Field">The field of a customer.</param>
/// <param name="Name">Of the key or of the attribute, where the field is one of several.</param>
internal sealed record ColumnMeaning(CustomerField Field, string? Name = null)
{
    /// <summary>Several values, of one column or of several.</summary>
    public bool IsList => Field is CustomerField.Phones or CustomerField.Emails or CustomerField.DeclaredKey;

    /// <summary>Nothing is read from it.</summary>
    public bool IsPassedOver => Field is CustomerField.None or CustomerField.Ignored;

    /// <summary>A customer with a value here can be found by it.</summary>
    public bool IsKey => IsList || Field is CustomerField.Account;
}

internal enum CustomerField
{
    /// <summary>Nothing declares the column: it is reported.</summary>
    None,

    /// <summary>A map says that it is to be ignored, or an import wrote it.</summary>
    Ignored,
    Id,
    Name,
    FirstName,
    MiddleName,
    LastName,
    Phones,
    Emails,
    Account,
    Tier,
    Language,
    Notes,
    DeclaredKey,
    OwnField,
}
