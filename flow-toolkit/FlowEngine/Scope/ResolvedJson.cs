using System.Text.Json;
using ScreenPop.FlowEngine.Program;
using ScreenPop.FlowLanguage.References;

namespace ScreenPop.FlowEngine.Scope;

/// <summary>Resolves the references of a JSON parameter and keeps its structure.</summary>
internal static class ResolvedJson
{
    public static JsonElement Of(JsonElement json, BlockRun run)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            Write(writer, json, run, omitUnresolved: false);
        }

        return JsonElement.Parse(stream.ToArray());
    }

    public static void Write(Utf8JsonWriter writer, JsonElement json, BlockRun run, bool omitUnresolved)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in json.EnumerateObject())
                {
                    WriteMember(writer, member, run, omitUnresolved);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in json.EnumerateArray())
                {
                    Write(writer, item, run, omitUnresolved);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(FlowText.Parse(json.GetString()!).Resolve(run.Resolve));
                break;
            default:
                json.WriteTo(writer);
                break;
        }
    }

    private static void WriteMember(Utf8JsonWriter writer, JsonProperty member, BlockRun run, bool omitUnresolved)
    {
        var name = NameOf(member.Name, run);
        if (name.Length == 0 && member.Name.Length > 0)
        {
            // A name that resolves to nothing names nothing.
            return;
        }

        if (member.Value.ValueKind != JsonValueKind.String)
        {
            writer.WritePropertyName(name);
            Write(writer, member.Value, run, omitUnresolved);
            return;
        }

        var text = FlowText.Parse(member.Value.GetString()!);
        var value = text.Resolve(run.Resolve);
        if (!omitUnresolved || value.Length > 0 || text.IsStatic)
        {
            writer.WriteString(name, value);
        }
    }

    private static string NameOf(string name, BlockRun run) =>
        name.Contains('$', StringComparison.Ordinal) ? FlowText.Parse(name).Resolve(run.Resolve) : name;
}
