namespace ScreenPop.Cli.Doctor;

/// <summary>The result of one check.</summary>
/// <param name="Subject">The checked part.</param>
/// <param name="Text">The state or the problem.</param>
/// <param name="Remedy">The commands that fix it, one per line, for versions 1 and 2 of the AWS CLI in bash and PowerShell; null
/// without a problem.</param>
internal sealed record Finding(string Subject, bool IsFine, string Text, string? Remedy)
{
    public static Finding Fine(string subject, string text) => new(subject, true, text, null);

    public static Finding Wrong(string subject, string text, string remedy) => new(subject, false, text, remedy);
}
