namespace ScreenPop.Cli.Doctor;

/// <summary>A parameter of the template on a command line.</summary>
internal static class StackParameter
{
    /// <summary>
    /// The parameter as one word for <c>sam deploy --parameter-overrides</c>. The inner quotes keep blanks, single quotes and an
    /// empty value, which clears a parameter. A plain word needs no quotes.
    /// </summary>
    public static string Override(string name, string value) =>
        ShellWord.Quote(value) == value
            ? $"{name}={value}"
            : $"{name}=\"{value.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
