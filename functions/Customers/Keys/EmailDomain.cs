using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace ScreenPop.Customers.Keys;

/// <summary>
/// Unifies the two spellings of an international domain: <c>bücher.example</c> and its ASCII form <c>xn--bcher-kva.example</c>.
/// A customer file may have one spelling, and a mail the other. A key has the ASCII form, because a domain of either spelling
/// has exactly one.
/// </summary>
/// <remarks>
/// Without ICU, as in the functions, <see cref="IdnMapping"/> converts letters but maps none. <see cref="EmailAddress"/> has
/// lower-cased them and rejected look-alikes before. Letters in front of a separate accent are not composed.
/// </remarks>
internal static class EmailDomain
{
    private static readonly IdnMapping Mapping = new() { AllowUnassigned = true };

    /// <summary>The form of an address in the table.</summary>
    /// <param name="address">An address that <see cref="EmailAddress"/> returned, in this version or an earlier one.</param>
    public static string KeyForm(string address)
    {
        var domain = address.LastIndexOf('@') + 1;
        return TryConvert(address[domain..], out var ascii) ? address[..domain] + ascii : address;
    }

    /// <summary>
    /// Converts a domain in lower case. A domain in ASCII is its own form. False for a label that is too long, is not what
    /// <c>xn--</c> announces, or mixes directions of writing.
    /// </summary>
    public static bool TryConvert(string domain, [NotNullWhen(true)] out string? ascii)
    {
        try
        {
            ascii = Ascii.IsValid(domain) ? domain : Mapping.GetAscii(domain);
            return true;
        }
        catch (ArgumentException)
        {
            ascii = null;
            return false;
        }
    }
}
