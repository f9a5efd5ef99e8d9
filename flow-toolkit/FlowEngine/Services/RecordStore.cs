using System.Text.Json.Nodes;

namespace ScreenPop.FlowEngine.Services;

/// <summary>The profiles or cases of a call. A later block finds what an earlier one created.</summary>
/// <param name="idField">The field that identifies a record, such as <c>ProfileId</c>.</param>
internal sealed class RecordStore(string idField)
{
    private readonly List<Dictionary<string, string>> records = [];

    public IReadOnlyDictionary<string, string>? Find(string id) => records.Find(record => record[idField] == id);

    /// <summary>The records with all these values, least recently written first.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Search(IReadOnlyCollection<KeyValuePair<string, string>> fields) =>
        records.FindAll(record => fields.All(field => record.TryGetValue(field.Key, out var value) && value == field.Value));

    /// <summary>Adds or changes a record. An empty value removes the field.</summary>
    public IReadOnlyDictionary<string, string> Write(string id, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var record = records.Find(known => known[idField] == id) ?? new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in fields)
        {
            record[name] = value;
            if (value.Length == 0)
            {
                record.Remove(name);
            }
        }

        record[idField] = id;
        records.Remove(record);
        records.Add(record);
        return record;
    }

    /// <summary>Keeps a record that a service returned, so that later blocks may refer to it.</summary>
    public void Learn(JsonObject data)
    {
        if (data[idField] is JsonValue id && id.GetValueKind() == System.Text.Json.JsonValueKind.String)
        {
            var texts = data.Where(member => member.Value?.GetValueKind() == System.Text.Json.JsonValueKind.String);
            Write(
                id.GetValue<string>(),
                texts.Select(member => KeyValuePair.Create(member.Key, member.Value!.GetValue<string>())).ToList()
            );
        }
    }
}
