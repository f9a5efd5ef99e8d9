namespace ScreenPop.FlowTesting.Scripts;

/// <summary>Finds the lines of a call's members in its file.</summary>
internal static class ScriptLines
{
    /// <summary>Deep enough for the name of an attribute.</summary>
    private const int Depth = 3;

    /// <summary>
    /// The lines of a call's members. Members that the call omits have the lines of the file's own <c>given</c>.
    /// </summary>
    public static Dictionary<string, int> OfCall(YamlReader call, IReadOnlyDictionary<string, int> shared)
    {
        var own = Below(call, "");
        foreach (var (member, line) in shared)
        {
            var name = string.Join('.', member.Split('.').Take(2));
            if (member == name || !own.ContainsKey(name))
            {
                own.TryAdd(member, line);
            }
        }

        return own;
    }

    public static Dictionary<string, int> Below(YamlReader yaml, string path)
    {
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        Read(yaml, path, Depth, lines);
        return lines;
    }

    private static void Read(YamlReader yaml, string path, int depth, Dictionary<string, int> lines)
    {
        if (depth == 0 || !yaml.IsMap)
        {
            return;
        }

        foreach (var (name, value) in yaml.Members())
        {
            var member = path.Length == 0 ? name : $"{path}.{name}";
            lines[member] = value.Line;
            Read(value, member, depth - 1, lines);
        }
    }
}
