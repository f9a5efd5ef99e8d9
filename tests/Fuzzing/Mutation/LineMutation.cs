using System.Text;

namespace ScreenPop.Fuzzing.Mutation;

/// <summary>Changes lines and words of a text: YAML, CSV, anything people type.</summary>
internal static class LineMutation
{
    public static byte[] Mutate(byte[] input, Random random)
    {
        var lines = Encoding.UTF8.GetString(input).Split('\n').ToList();
        var at = random.Next(lines.Count);
        switch (random.Next(7))
        {
            case 0:
                lines.RemoveAt(at);
                break;
            case 1:
                lines.Insert(at, lines[at]);
                break;
            case 2:
                lines.Insert(random.Next(lines.Count), lines[at]);
                break;
            case 3:
                lines[at] = (random.Next(2) == 0 ? "  " : "") + lines[at].TrimStart();
                break;
            case 4:
                lines.Insert(at, Mutator.Pick(random, OddValues.Words));
                break;
            default:
                lines[at] = Word(lines[at], random);
                break;
        }

        return Encoding.UTF8.GetBytes(string.Join('\n', lines));
    }

    /// <summary>Replaces a word between two separators with an odd one.</summary>
    private static string Word(string line, Random random)
    {
        var start = random.Next(line.Length + 1);
        var end = start;
        while (end < line.Length && line[end] is not (' ' or ',' or ':' or '}' or ']'))
        {
            end++;
        }

        return line[..start] + Mutator.Pick(random, OddValues.Words) + line[end..];
    }
}
