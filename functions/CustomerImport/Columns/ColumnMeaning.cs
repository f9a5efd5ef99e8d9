namespace ScreenPop.Customers.Import.Columns;

/// <summary>The meaning of a column: the field that its values fill.</summary>
/// <param name="Field">The field of a customer.</param>
/// <param name="Name">The name of the key or attribute, for fields that have several.</param>
internal sealed record ColumnMeaning(CustomerField Field, string? Name = null)
{
    /// <summary>The field takes several values, from one column or from several.</summary>
    public bool IsList => Field is CustomerField.Phones or CustomerField.Emails or CustomerField.DeclaredKey;

    /// <summary>Several columns may have this meaning.</summary>
    public bool MayRepeat => IsList || IsPassedOver || Field is CustomerField.Deleted;

    /// <summary>The import reads nothing from the column.</summary>
    public bool IsPassedOver => Field is CustomerField.None or CustomerField.Ignored;

    /// <summary>A lookup can find a customer by a value of this column.</summary>
    public bool IsKey => IsList || Field is CustomerField.Account;
}

internal enum CustomerField
{
    /// <summary>The column is not declared. The report lists it.</summary>
    None,

    /// <summary>A map ignores the column, or the import itself wrote it.</summary>
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

    /// <summary>The row is of a customer who has been deleted.</summary>
    Deleted,
    DeclaredKey,
    OwnField,
}
