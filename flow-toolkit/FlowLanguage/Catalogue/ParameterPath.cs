using System.Text.Json;

namespace ScreenPop.FlowLanguage.Catalogue;

/// <summary>Finds the catalogue's paths in the parameters of an action.</summary>
internal static class ParameterPath
{
    /// <summary>Each value at the path, with its own path: <c>Events[]</c> gives <c>Events[0]</c>, <c>Events[1]</c>, …</summary>
    public static IEnumerable<(string Path, JsonElement Value)> Find(JsonElement parameters, string path)
    {
        IEnumerable<(string Path, JsonElement Value)> found = [("", parameters)];
        foreach (var name in path.Split('.'))
        {
            var plain = name.Replace("[]", "", StringComparison.Ordinal);
            found = found.SelectMany(place => Members(place, plain));
            for (var depth = (name.Length - plain.Length) / 2; depth > 0; depth--)
            {
                found = found.SelectMany(Items);
            }
        }

        return path.Length == 0 ? [("", parameters)] : found;
    }

    public static string TextOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static IEnumerable<(string Path, JsonElement Value)> Members((string Path, JsonElement Value) place, string name)
    {
        if (place.Value.ValueKind != JsonValueKind.Object)
        {
            yield break;
        }

        foreach (var member in place.Value.EnumerateObject().Where(member => name == "*" || member.NameEquals(name)))
        {
            yield return (place.Path.Length == 0 ? member.Name : $"{place.Path}.{member.Name}", member.Value);
        }
    }

    private static IEnumerable<(string Path, JsonElement Value)> Items((string Path, JsonElement Value) place)
    {
        if (place.Value.ValueKind != JsonValueKind.Array)
        {
            yield break;
        }

        var index = 0;
        foreach (var item in place.Value.EnumerateArray())
        {
            yield return ($"{place.Path}[{index++}]", item);
        }
    }
}
