namespace ScreenPop.Cli.Doctor;

/// <summary>What came of one check.</summary>
/// <param name="Subject">What was looked at.</param>
/// <param name="Text">What is fine about it, or what is wrong.</param>
/// <param name="Remedy">The commands that mend it, one a line, as versions 1 and 2 of the AWS CLI take them in bash and in
/// PowerShell; null when it is fine.</param>
internal sealed record Finding(string Subject, bool IsFine, string Text, string? Remedy)
{
    public static Finding Fine(string subject, string text) => new(subject, true, text, null);

    public static Finding Wrong(string subject, string text, string remedy) => new(subject, false, text, remedy);
}
