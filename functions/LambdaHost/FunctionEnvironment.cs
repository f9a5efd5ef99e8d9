using System.Globalization;

namespace ScreenPop.LambdaHost;

/// <summary>Reads the function's environment variables. Every function reports the same mistake with the same message.</summary>
/// <param name="variable">Returns a variable's value; null when it is not set.</param>
public sealed class FunctionEnvironment(Func<string, string?> variable)
{
    /// <param name="remedy">The value to set, such as <c>the name of the customer table</c>.</param>
    /// <exception cref="ConfigurationException">The variable is not set.</exception>
    public string Required(string name, string remedy) =>
        Optional(name) ?? throw new ConfigurationException($"{name} is not set; give {remedy}.");

    /// <returns>The trimmed value; null when it is not set or blank.</returns>
    public string? Optional(string name) => variable(name)?.Trim() is { Length: > 0 } value ? value : null;

    /// <param name="standard">The default value.</param>
    /// <exception cref="ConfigurationException">The value is not a whole number from <paramref name="least"/> to <paramref
    /// name="most"/>.</exception>
    public int Number(string name, int standard, int least, int most)
    {
        if (Optional(name) is not { } text)
        {
            return standard;
        }

        var isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        if (!isNumber || number < least || number > most)
        {
            throw new ConfigurationException($"{name} is '{text}'; use a whole number from {least} to {most}.");
        }

        return number;
    }
}
