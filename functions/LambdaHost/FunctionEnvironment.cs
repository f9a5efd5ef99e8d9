using System.Globalization;

namespace ScreenPop.LambdaHost;

/// <summary>The function's environment variables, read with the same words for the same mistakes in every function.</summary>
/// <param name="variable">Gives a variable's value; null where it is not set.</param>
public sealed class FunctionEnvironment(Func<string, string?> variable)
{
    /// <param name="remedy">What to give, such as <c>the name of the customer table</c>.</param>
    /// <exception cref="ConfigurationException">It is not set.</exception>
    public string Required(string name, string remedy) =>
        Optional(name) ?? throw new ConfigurationException($"{name} is not set; give {remedy}.");

    /// <returns>The value without surrounding blanks; null where it is not set or blank.</returns>
    public string? Optional(string name) => variable(name)?.Trim() is { Length: > 0 } value ? value : null;

    /// <param name="standard">The value where the variable is not set.</param>
    /// <exception cref="ConfigurationException">
    /// It is no whole number from <paramref name="least"/> to <paramref name="most"/>.
    /// </exception>
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
