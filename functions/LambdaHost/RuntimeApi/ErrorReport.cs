using System.Text.Json.Serialization;

namespace ScreenPop.LambdaHost.RuntimeApi;

/// <summary>The error document of the Runtime API.</summary>
/// <param name="ErrorType">The exception's type name, without namespace.</param>
/// <param name="ErrorMessage">One line.</param>
/// <param name="StackTrace">Innermost frame first; empty when the code is not at fault.</param>
internal sealed record ErrorReport(string ErrorType, string ErrorMessage, IReadOnlyList<string> StackTrace)
{
    public static ErrorReport From(Exception exception) =>
        new(
            exception.GetType().Name,
            exception.Message,
            exception is ConfigurationException || exception.StackTrace is null
                ? []
                : exception.StackTrace.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        );

    public static ErrorReport AnswerTooLarge(long bytes) =>
        new(nameof(AnswerTooLarge), $"The answer has {bytes} bytes; Lambda refused it.", []);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ErrorReport))]
internal sealed partial class ErrorJson : JsonSerializerContext;
