using System.Text;
using System.Text.Json;

namespace ScreenPop.Fuzzing.Mutation;

/// <summary>Changes one value or member of a JSON text and keeps the rest, so that the input passes the parser.</summary>
internal static class JsonMutation
{
    /// <summary>Null when the text is not JSON.</summary>
    public static byte[]? TryMutate(byte[] json, IReadOnlyList<byte[]> seeds, Random random)
    {
        if (Parts(json) is not { Count: > 0 } parts)
        {
            return null;
        }

        var part = Mutator.Pick(random, parts);
        var old = json.AsSpan(part.Start, part.End - part.Start);
        byte[] changed = part.IsMember
            ? random.Next(3) switch
            {
                0 => [.. old, (byte)',', .. old],
                1 => [.. "\"removed\":null"u8],
                _ => [.. old, .. Encoding.UTF8.GetBytes($",\"added\":{Mutator.Pick(random, OddValues.Json)}")],
            }
            : random.Next(6) switch
            {
                0 => [(byte)'[', .. old, (byte)',', .. old, (byte)']'],
                1 => [.. "{\"value\":"u8, .. old, (byte)'}'],
                2 => Other(seeds, random) ?? old.ToArray(),
                _ => Encoding.UTF8.GetBytes(Mutator.Pick(random, OddValues.Json)),
            };
        return [.. json.AsSpan(0, part.Start), .. changed, .. json.AsSpan(part.End)];
    }

    /// <summary>A value from anywhere in any example.</summary>
    private static byte[]? Other(IReadOnlyList<byte[]> seeds, Random random)
    {
        var seed = Mutator.Pick(random, seeds);
        return Parts(seed)?.FindAll(part => !part.IsMember) is { Count: > 0 } values && Mutator.Pick(random, values) is var value
            ? seed[value.Start..value.End]
            : null;
    }

    private static List<Part>? Parts(byte[] json)
    {
        var parts = new List<Part>();
        var open = new Stack<(int Start, int? Member)>();
        int? member = null;
        var reader = new Utf8JsonReader(json);
        try
        {
            while (reader.Read())
            {
                var (start, end) = ((int)reader.TokenStartIndex, (int)reader.BytesConsumed);
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        member = start;
                        break;
                    case JsonTokenType.StartObject or JsonTokenType.StartArray:
                        open.Push((start, member));
                        member = null;
                        break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        var closed = open.Pop();
                        Add(closed.Start, closed.Member, end);
                        break;
                    default:
                        Add(start, member, end);
                        member = null;
                        break;
                }
            }
        }
        catch (JsonException)
        {
            return null;
        }

        return parts;

        void Add(int start, int? name, int end)
        {
            parts.Add(new Part(start, end, IsMember: false));
            if (name is { } at)
            {
                parts.Add(new Part(at, end, IsMember: true));
            }
        }
    }

    private readonly record struct Part(int Start, int End, bool IsMember);
}
