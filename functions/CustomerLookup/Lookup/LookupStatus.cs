namespace ScreenPop.CustomerLookup.Lookup;

/// <summary>The results of a lookup: values of the attributes <c>lookupStatus</c> and <c>lineStatus</c>.</summary>
internal static class LookupStatus
{
    public const string Match = "match";
    public const string Multiple = "multiple";
    public const string None = "none";
    public const string Withheld = "withheld";
    public const string Error = "error";
}
