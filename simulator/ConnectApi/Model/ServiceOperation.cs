using System.Collections.Immutable;
using System.Text.Json;

namespace ScreenPop.ConnectApi.Model;

/// <param name="Path">The path, with its members in braces.</param>
/// <param name="Errors">The names of the operation's errors.</param>
internal sealed record ServiceOperation(
    string Name,
    string Method,
    string Path,
    StructureShape Input,
    StructureShape Output,
    ImmutableArray<string> Errors
)
{
    public bool IsInPath(Member member) => Path.Contains($"{{{member.Name}}}", StringComparison.Ordinal);

    internal static ServiceOperation Read(string name, JsonElement json)
    {
        var request = json.GetProperty("request").GetString()!.Split(' ');
        return new(
            name,
            request[0],
            request[1],
            ShapeReader.Structure(json.GetProperty("input")),
            json.TryGetProperty("output", out var output) ? ShapeReader.Structure(output) : new StructureShape([]),
            [.. json.GetProperty("errors").EnumerateArray().Select(error => $"{error.GetString()}Exception")]
        );
    }
}

/// <param name="Members">The members of the error's answer, the text first.</param>
internal sealed record ServiceError(string Name, int Status, ImmutableArray<string> Members)
{
    internal static ServiceError Read(string name, JsonElement json) =>
        new(
            $"{name}Exception",
            json.GetProperty("status").GetInt32(),
            [.. json.GetProperty("members").EnumerateArray().Select(member => member.GetString()!)]
        );
}
