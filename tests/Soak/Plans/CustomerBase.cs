using System.Globalization;
using System.Text.Json;

namespace ScreenPop.Soak.Plans;

/// <summary>
/// The customers of a soak: alone on their number, in a household, behind a switchboard, and some with hostile data. The
/// numbers are the fictitious ones (555-01xx) of several area codes.
/// </summary>
internal static class CustomerBase
{
    /// <summary>Part of every name, note and address here, and of nothing else: no log line may contain it.</summary>
    public const string NameMark = "Nomen";

    public const string NoteMark = "Notandum";

    public const string EmailDomain = "caller.example.test";

    private const int Alone = 400;
    private const int Households = 60;
    private const int Switchboards = 8;
    private const int NumbersPerAreaCode = 100;

    private static readonly int[] AreaCodes = [201, 202, 203, 205, 206, 207, 208, 209];

    private static readonly string[] HostileIds =
    [
        "H-1\"><img src=x onerror=alert(1)>",
        "H-2?admin=1#top",
        "H-3/../../admin",
        "H-4%2F..%2Fadmin",
        "javascript:alert(5)",
        "H-6\\..\\admin",
        "//evil.example.test/H-7",
        "H-8 \u05d0\u05d1-H",
        "H-9 ünïcödé 客户",
        "H-10&q=${RecordUrl}",
    ];

    /// <summary>Callers with exactly one customer behind their number.</summary>
    public static IReadOnlyList<Caller> Known { get; } =
    [
        .. Enumerable.Range(0, Alone).Select(at => Match("known customer", NumberAt(at), $"C-{at}")),
        .. HostileIds.Select((id, at) => Match("known customer with hostile data", NumberAt(Alone + at), id)),
    ];

    public static IReadOnlyList<Caller> Shared { get; } =
    [
        .. Enumerable.Range(0, Households).Select(at => Multiple("household", NumberAt(500 + at))),
        .. Enumerable.Range(0, Switchboards).Select(at => Multiple("switchboard", NumberAt(600 + at))),
    ];

    public static IReadOnlyList<Caller> Senders { get; } =
    [
        .. Enumerable
            .Range(0, Alone)
            .Select(at => new Caller("e-mail of a customer", Email($"c-{at}"), $"EMAIL#{Email($"c-{at}")}", "match", $"C-{at}")),
    ];

    public static IReadOnlyList<Caller> Unknown { get; } =
    [
        .. Enumerable
            .Range(700, NumbersPerAreaCode)
            .Select(NumberAt)
            .Select(number => new Caller("unknown caller", number, $"PHONE#{number}", "none")),
    ];

    /// <summary>Caller ids that are not numbers.</summary>
    public static IReadOnlyList<Caller> Withheld { get; } =
    [
        .. new[]
        {
            "anonymous",
            "restricted",
            "unavailable",
            "+266696687",
            "sip:desk@example.test",
            "",
            "\u202e\u0000",
            new string('9', 300),
        }.Select(address => new Caller("withheld caller id", address, null, "withheld")),
    ];

    /// <summary>The customer file, as JSON Lines.</summary>
    public static TextReader File() => new StringReader(string.Join('\n', Rows()));

    private static IEnumerable<string> Rows()
    {
        for (var at = 0; at < Alone; at++)
        {
            yield return Row($"C-{at}", $"{NameMark} {at}", NumberAt(at), [Email($"c-{at}")]);
        }

        for (var at = 0; at < HostileIds.Length; at++)
        {
            yield return Row(HostileIds[at], $"{NameMark} <script>alert({at})</script>", NumberAt(Alone + at), []);
        }

        foreach (var (first, groups, people) in new[] { (500, Households, 2), (600, Switchboards, 14) })
        {
            for (var at = 0; at < groups * people; at++)
            {
                yield return Row($"S-{first}-{at}", $"{NameMark} {first}-{at}", NumberAt(first + (at / people)), []);
            }
        }
    }

    private static string Row(string id, string name, string phone, string[] emails) =>
        JsonSerializer.Serialize(
            new
            {
                customerId = id,
                name,
                firstName = NameMark,
                phones = new[] { phone },
                emails,
                account = $"A-{phone[^4..]}",
                tier = phone[^1] % 2 == 0 ? "gold" : "standard",
                notes = $"{NoteMark}: call back {phone}.",
            }
        );

    private static Caller Match(string kind, string number, string id) => new(kind, number, $"PHONE#{number}", "match", id);

    private static Caller Multiple(string kind, string number) => new(kind, number, $"PHONE#{number}", "multiple");

    private static string NumberAt(int place) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"+1{AreaCodes[place / NumbersPerAreaCode]}55501{place % NumbersPerAreaCode:00}"
        );

    private static string Email(string name) => $"{name}@{EmailDomain}";
}
