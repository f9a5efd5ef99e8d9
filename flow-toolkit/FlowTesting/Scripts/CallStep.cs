using System.Text.RegularExpressions;

namespace ScreenPop.FlowTesting.Scripts;

/// <summary>Something the caller (or the function) meets or does, in order.</summary>
/// <param name="Line">Line in the script.</param>
public abstract record CallStep(int Line)
{
    /// <summary>As a story tells it.</summary>
    public abstract string Tell();
}

/// <summary>A prompt is heard, or a message read. Other prompts may come before it.</summary>
public sealed record HearStep(int Line, TextMatch Match) : CallStep(Line)
{
    public override string Tell() => $"the caller hears {Match}";
}

/// <summary>Keys the caller presses, each when the flow listens.</summary>
public sealed record PressStep(int Line, string Keys) : CallStep(Line)
{
    public override string Tell() => $"the caller presses {Keys}";
}

/// <summary>The caller lets the flow's time limit pass.</summary>
public sealed record SilenceStep(int Line) : CallStep(Line)
{
    public override string Tell() => "the caller stays silent";
}

/// <summary>The caller says something: the intent the bot recognises.</summary>
public sealed record SayStep(int Line, string Intent) : CallStep(Line)
{
    public override string Tell() => $"the caller says {Intent}";
}

/// <summary>The caller hangs up.</summary>
public sealed record HangUpStep(int Line) : CallStep(Line)
{
    public override string Tell() => "the caller hangs up";
}

/// <summary>A function is invoked with these values in its event.</summary>
/// <param name="With">Path below <c>Details</c>, such as <c>ContactData.Channel</c>, to text.</param>
public sealed record AskedStep(int Line, string Function, IReadOnlyDictionary<string, string> With) : CallStep(Line)
{
    public override string Tell() =>
        With.Count == 0
            ? $"{Function} is asked"
            : $"{Function} is asked with {string.Join(", ", With.Select(entry => $"{entry.Key} = {entry.Value}"))}";
}

public enum TextMatchKind
{
    Contains,
    Equals,
    Matches,
}

/// <summary>How a heard text is compared.</summary>
public sealed record TextMatch(TextMatchKind Kind, string Text)
{
    public bool Holds(string heard) =>
        Kind switch
        {
            TextMatchKind.Equals => heard == Text,
            TextMatchKind.Matches => Matches(heard),
            _ => heard.Contains(Text, StringComparison.Ordinal),
        };

    /// <summary>The expression of <see cref="TextMatchKind.Matches"/>.</summary>
    /// <exception cref="ArgumentException">It is not a regular expression.</exception>
    internal static Regex Expression(string text) => new(text, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>An expression that goes on for a second over one prompt does not match it.</summary>
    private bool Matches(string heard)
    {
        try
        {
            return Expression(Text).IsMatch(heard);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    public override string ToString() =>
        Kind switch
        {
            TextMatchKind.Equals => $"\"{Text}\"",
            TextMatchKind.Matches => $"something that matches /{Text}/",
            _ => $"something with \"{Text}\"",
        };
}
