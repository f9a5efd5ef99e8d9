namespace ScreenPop.Fuzzing.Mutation;

/// <summary>Values that programs have fallen over.</summary>
internal static class OddValues
{
    /// <summary>As JSON.</summary>
    public static IReadOnlyList<string> Json { get; } =
    [
        "null", "true", "false", "0", "-0", "-1", "1.5", "1e400", "-1e-400", "2147483648", "9223372036854775808", "123456789012345678901234567890",
        "\"\"", "\" \"", "\"\\ud800\"", "\"\\udc00x\"", "\"\\u0000\"", "\"\\u202e\"", "\"\ud83d\ude00\"", "\"\\n\"", "\"null\"", "\"9999999999999999999\"",
        "{}", "[]", "[null]", "[[]]", "{\"\":\"\"}", "{\"a\":1,\"a\":2}", "{\"\\ud800\":1}", "{\"__proto__\":{}}",
        "\"$.\"", "\"$\"", "\"$.External.x\"", "\"$['\"", "\"`$.a[0]`\"", "\"${X}\"", "\"${!X}\"", "\"../../x\"", "\"<script>\"", "\"+14155550100\"", "\"anonymous\"",
        "\"2026-13-45T99:99:99Z\"", "\"arn:aws:connect:::\"", "\"a'b\\\"c\\\\d\"", "\"(((((\"",
        new string('[', 40) + new string(']', 40), new string('[', 70) + new string(']', 70), "\"" + new string('x', 40_000) + "\"",
    ];

    /// <summary>As a word of a line.</summary>
    public static IReadOnlyList<string> Words { get; } =
    [
        "", " ", "\t", "\0", "\ufeff", "\u202e", "\ud83d\ude00", "\u00e9", "\"", "'", "\"\"", ",", ",,,", ";", "|", ":", "-", "- -", "[", "{", "}", "&a", "*a", "!!x", "? ", "<<: *a", "%TAG", "---", "...", "#", "null", "~",
        "99999999999999999999", "-1", "1e99", "0x10", "99999999999h", "1e30s", "-5m", "0ms", "NaN", "+1 (415) 555-0100", "001144", "\uff0b\uff11", "=cmd()", "@x", "((((", "(a+)+$", "[z-a]", "\\", "\r", "\n", "\r\n\r\n",
    ];
}
