using System.Text.RegularExpressions;

namespace ScreenPop.FlowTesting.Scripts;

/// <summary>One step of a call, in order.</summary>
/// <param name="Line">The line in the script.</param>
public abstract record CallStep(int Line)
{
    /// <summary>The step in words.</summary>
    public abstract string Tell();
}

/// <summary>The caller hears a prompt or reads a message. Other prompts may come before it.</summary>
public sealed record HearStep(int Line, TextMatch Match) : CallStep(Line)
{
    public override string Tell() => $"the caller hears {Match}";
}

/// <summary>The caller presses keys, each when the flow waits for one.</summary>
public sealed record PressStep(int Line, string Keys) : CallStep(Line)
{
    public override string Tell() => $"the caller presses {Keys}";
}

/// <summary>The caller presses nothing until the flow's time limit.</summary>
public sealed record SilenceStep(int Line) : CallStep(Line)
{
    public override string Tell() => "the caller stays silent";
}

/// <summary>The caller says something. The bot recognizes this intent.</summary>
public sealed record SayStep(int Line, string Intent) : CallStep(Line)
{
    public override string Tell() => $"the caller says {Intent}";
}

/// <summary>The caller hangs up.</summary>
public sealed record HangUpStep(int Line) : CallStep(Line)
{
    public override string Tell() => "the caller hangs up";
}

/// <summary>The flow invokes a function with these values in its event.</summary>
/// <param name="With">Expected text by path below <c>Details</c>, such as <c>ContactData.Channel</c>.</param>
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

/// <summary>An expectation of a text that the caller hears.</summary>
public sealed record TextMatch(TextMatchKind Kind, string Text)
{
    public bool Holds(string heard) =>
        Kind switch
        {
            TextMatchKind.Equals => heard == Text,
            TextMatchKind.Matches => Matches(heard),
            _ => heard.Contains(Text, StringComparison.Ordinal),
        };

    /// <summary>Compiles the expression of <see cref="TextMatchKind.Matches"/>.</summary>
    /// <exception cref="ArgumentException">It is not a regular expression.</exception>
    internal static Regex Expression(string text) => new(text, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>An expression that takes longer than a second on one prompt does not match it.</summary>
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
