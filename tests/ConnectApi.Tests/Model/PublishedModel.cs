using System.Diagnostics;
using System.Text.Json;
using ScreenPop.ConnectApi.Model;

namespace ScreenPop.ConnectApi.Tests.Model;

/// <summary>The service's model in botocore, and its differences from the API's.</summary>
internal sealed class PublishedModel(JsonElement model)
{
    private const string Print =
        "import json, botocore.loaders; print(json.dumps(botocore.loaders.Loader().load_service_model('connect', 'service-2')))";

    private readonly HashSet<(string, string)> compared = [];

    /// <summary>Reads the model; null if Python has no botocore.</summary>
    public static async Task<PublishedModel?> ReadAsync()
    {
        var start = new ProcessStartInfo("python3", ["-c", Print])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var text = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            await errors;
            return process.ExitCode == 0 ? new PublishedModel(JsonElement.Parse(text)) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    public IEnumerable<string> DifferencesOf(ServiceOperation operation)
    {
        var published = model.GetProperty("operations").GetProperty(operation.Name);
        var http = published.GetProperty("http");
        var line = $"{http.GetProperty("method")} {http.GetProperty("requestUri")}";
        if (line != $"{operation.Method} {operation.Path}")
        {
            yield return $"{operation.Name} is {line}";
        }

        var errors = published.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("shape").GetString());
        if (!errors.Order().SequenceEqual(operation.Errors.Order()))
        {
            yield return $"{operation.Name} has the errors {string.Join(", ", errors.Order())}";
        }

        var input = ShapeOf(published.GetProperty("input"));
        var output = published.TryGetProperty("output", out var answer) ? ShapeOf(answer) : default;
        foreach (var difference in Differences(operation.Input, input, operation.Name))
        {
            yield return difference;
        }

        if (output.ValueKind != JsonValueKind.Undefined)
        {
            foreach (var difference in Differences(operation.Output, output, $"{operation.Name}'s answer"))
            {
                yield return difference;
            }
        }
        else if (!operation.Output.Members.IsEmpty)
        {
            yield return $"{operation.Name} has no answer";
        }

        foreach (var member in operation.Input.Members)
        {
            var place = input.GetProperty("members").GetProperty(member.Name);
            var isInPath = place.TryGetProperty("location", out var location) && location.GetString() == "uri";
            var query =
                location.ValueKind == JsonValueKind.String && location.GetString() == "querystring"
                    ? place.GetProperty("locationName").GetString()
                    : null;
            if (isInPath != operation.IsInPath(member) || query != member.Query)
            {
                yield return $"{operation.Name}.{member.Name} is in {place}";
            }
        }
    }

    public IEnumerable<string> DifferencesOf(ServiceError error)
    {
        var published = model.GetProperty("shapes").GetProperty(error.Name);
        var status = published.GetProperty("error").GetProperty("httpStatusCode").GetInt32();
        var members = published.GetProperty("members").EnumerateObject().Select(member => member.Name);
        return status == error.Status && members.SequenceEqual(error.Members)
            ? []
            : [$"{error.Name} is {status} with {string.Join(", ", members)}"];
    }

    private IEnumerable<string> Differences(Shape shape, JsonElement published, string path)
    {
        if (shape is NamedShape named && !compared.Add((named.Name, published.ToString())))
        {
            return [];
        }

        return (ServiceModel.Resolve(shape), published.GetProperty("type").GetString()) switch
        {
            (StructureShape structure, "structure") => StructureDifferences(structure, published, path),
            (ListShape list, "list") => SizeDifferences(list.Size, published, path)
                .Concat(Differences(list.Element, ShapeOf(published.GetProperty("member")), $"{path}[]")),
            (MapShape map, "map") => SizeDifferences(map.Size, published, path)
                .Concat(Differences(map.Value, ShapeOf(published.GetProperty("value")), $"{path}{{}}")),
            (ChoiceShape choice, "string") when published.TryGetProperty("enum", out var words) => words
                .EnumerateArray()
                .Select(word => word.GetString())
                .SequenceEqual(choice.Words)
                ? []
                : [$"{path} is one of {words}"],
            (ScalarShape scalar, var type) when scalar.Type == type && !published.TryGetProperty("enum", out _) =>
                ScalarDifferences(scalar, published, path),
            _ => [$"{path} is {published}"],
        };
    }

    private IEnumerable<string> StructureDifferences(StructureShape structure, JsonElement published, string path)
    {
        var members = published.GetProperty("members");
        var required = published.TryGetProperty("required", out var names)
            ? names.EnumerateArray().Select(name => name.GetString()!).ToHashSet()
            : [];
        var missing = required.Where(name => structure.Find(name) is null).Select(name => $"{path}.{name} is missing");
        return missing.Concat(
            structure.Members.SelectMany(member =>
                !members.TryGetProperty(member.Name, out var reference) ? [$"{path}.{member.Name} does not exist"]
                : required.Contains(member.Name) != member.IsRequired ? [$"{path}.{member.Name} is required, or is not"]
                : Differences(member.Shape, ShapeOf(reference), $"{path}.{member.Name}")
            )
        );
    }

    /// <summary>Ignores a pattern that is escaped twice in botocore, because it can match nothing.</summary>
    private static IEnumerable<string> ScalarDifferences(ScalarShape scalar, JsonElement published, string path)
    {
        var pattern = published.TryGetProperty("pattern", out var text) ? text.GetString()! : null;
        return scalar.Pattern?.ToString() != (pattern?.Contains(@"\\", StringComparison.Ordinal) == true ? null : pattern)
            ? [$"{path} matches {pattern}"]
            : SizeDifferences(scalar.Size, published, path);
    }

    private static IEnumerable<string> SizeDifferences(SizeRange size, JsonElement published, string path) =>
        size.Least == Limit(published, "min") && size.Most == Limit(published, "max") ? [] : [$"{path} is {published}"];

    private static long? Limit(JsonElement published, string name) =>
        published.TryGetProperty(name, out var limit) ? limit.GetInt64() : null;

    private JsonElement ShapeOf(JsonElement reference) =>
        model.GetProperty("shapes").GetProperty(reference.GetProperty("shape").GetString()!);
}
