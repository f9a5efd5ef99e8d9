namespace ScreenPop.Customers.Import.Columns;

/// <summary>
/// Common names for the columns of the import. Letter case, spaces, punctuation and a number at the end are ignored.
/// </summary>
internal static class ColumnSynonyms
{
    private static readonly Dictionary<string, CustomerField> Names = new()
    {
        ["id"] = CustomerField.Id,
        ["customerid"] = CustomerField.Id,
        ["customernumber"] = CustomerField.Id,
        ["customerno"] = CustomerField.Id,
        ["name"] = CustomerField.Name,
        ["fullname"] = CustomerField.Name,
        ["displayname"] = CustomerField.Name,
        ["customername"] = CustomerField.Name,
        ["firstname"] = CustomerField.FirstName,
        ["givenname"] = CustomerField.FirstName,
        ["forename"] = CustomerField.FirstName,
        ["middlename"] = CustomerField.MiddleName,
        ["lastname"] = CustomerField.LastName,
        ["familyname"] = CustomerField.LastName,
        ["surname"] = CustomerField.LastName,
        ["phone"] = CustomerField.Phones,
        ["phones"] = CustomerField.Phones,
        ["phonenumber"] = CustomerField.Phones,
        ["phonenumbers"] = CustomerField.Phones,
        ["telephone"] = CustomerField.Phones,
        ["telephonenumber"] = CustomerField.Phones,
        ["tel"] = CustomerField.Phones,
        ["mobile"] = CustomerField.Phones,
        ["mobilephone"] = CustomerField.Phones,
        ["mobilephonenumber"] = CustomerField.Phones,
        ["mobilenumber"] = CustomerField.Phones,
        ["cell"] = CustomerField.Phones,
        ["cellphone"] = CustomerField.Phones,
        ["homephone"] = CustomerField.Phones,
        ["workphone"] = CustomerField.Phones,
        ["businessphone"] = CustomerField.Phones,
        ["otherphone"] = CustomerField.Phones,
        ["email"] = CustomerField.Emails,
        ["emails"] = CustomerField.Emails,
        ["emailaddress"] = CustomerField.Emails,
        ["emailaddresses"] = CustomerField.Emails,
        ["mail"] = CustomerField.Emails,
        ["account"] = CustomerField.Account,
        ["accountid"] = CustomerField.Account,
        ["accountnumber"] = CustomerField.Account,
        ["accountno"] = CustomerField.Account,
        ["tier"] = CustomerField.Tier,
        ["customertier"] = CustomerField.Tier,
        ["language"] = CustomerField.Language,
        ["preferredlanguage"] = CustomerField.Language,
        ["note"] = CustomerField.Notes,
        ["notes"] = CustomerField.Notes,
        ["deleted"] = CustomerField.Deleted,
        ["isdeleted"] = CustomerField.Deleted,
    };

    public static CustomerField? Find(string column)
    {
        var plain = string.Concat(column.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
        return Names.TryGetValue(plain, out var field) || IsNumberedList(plain.TrimEnd("0123456789".ToCharArray()), out field)
            ? field
            : null;
    }

    private static bool IsNumberedList(string plain, out CustomerField field) =>
        Names.TryGetValue(plain, out field) && field is CustomerField.Phones or CustomerField.Emails;
}
