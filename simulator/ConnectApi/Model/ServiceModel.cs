using System.Collections.Frozen;
using System.Text.Json;

namespace ScreenPop.ConnectApi.Model;

/// <summary>
/// The served operations in the published model of the service (connect-2017-08-08): their paths, the members of requests and
/// answers, and the errors. Read from the files in <c>Data</c>.
/// </summary>
internal static class ServiceModel
{
    private static readonly JsonElement[] Files =
    [
        .. new[] { "common", "contacts", "flows", "modules", "directory", "associations", "errors" }.Select(Load),
    ];

    private static readonly JsonElement[] TestCaseFiles = [Load("test-cases")];

    private static readonly FrozenDictionary<string, Shape> Shapes = Entries("shapes", [.. Files, .. TestCaseFiles])
        .ToFrozenDictionary(shape => shape.Name, shape => ShapeReader.Read(shape.Value), StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, ServiceOperation> Operations { get; } = OperationsOf(Files);

    /// <summary>The operations of test cases, which have endpoints of their own.</summary>
    public static IReadOnlyDictionary<string, ServiceOperation> TestCases { get; } = OperationsOf(TestCaseFiles);

    /// <summary>Every error by its name, which ends in <c>Exception</c>.</summary>
    public static IReadOnlyDictionary<string, ServiceError> Errors { get; } =
        Entries("errors", Files)
            .Select(error => ServiceError.Read(error.Name, error.Value))
            .ToFrozenDictionary(error => error.Name, StringComparer.Ordinal);

    /// <summary>The definition of a named shape; any other shape unchanged.</summary>
    public static Shape Resolve(Shape shape) => shape is NamedShape named ? Shapes[named.Name] : shape;

    private static FrozenDictionary<string, ServiceOperation> OperationsOf(JsonElement[] files) =>
        Entries("operations", files)
            .ToFrozenDictionary(
                operation => operation.Name,
                operation => ServiceOperation.Read(operation.Name, operation.Value),
                StringComparer.Ordinal
            );

    private static IEnumerable<JsonProperty> Entries(string part, JsonElement[] files) =>
        files.SelectMany(file => file.TryGetProperty(part, out var entries) ? entries.EnumerateObject().ToArray() : []);

    private static JsonElement Load(string name)
    {
        using var stream = typeof(ServiceModel).Assembly.GetManifestResourceStream($"model/{name}.json")!;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }
}
