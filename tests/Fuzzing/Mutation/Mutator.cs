namespace ScreenPop.Fuzzing.Mutation;

/// <summary>Creates invalid inputs from valid ones, by structure, lines and bytes, and noise.</summary>
internal sealed class Mutator(IReadOnlyList<byte[]> seeds, int seed)
{
    private const int MaxSteps = 4;
    private const int MaxNoise = 512;

    /// <summary>Creates the input of this number. The result is always the same.</summary>
    public byte[] Make(int number)
    {
        var random = new Random(unchecked((seed * 397) ^ (number * 7919)));
        if (random.Next(20) == 0)
        {
            return Noise(random);
        }

        var input = Pick(random, seeds);
        for (var step = random.Next(1, MaxSteps); step > 0; step--)
        {
            input = random.Next(8) switch
            {
                < 4 => JsonMutation.TryMutate(input, seeds, random) ?? LineMutation.Mutate(input, random),
                < 6 => LineMutation.Mutate(input, random),
                _ => Bytes(input, random),
            };
        }

        return input;
    }

    public static T Pick<T>(Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];

    private static byte[] Noise(Random random)
    {
        var bytes = new byte[random.Next(MaxNoise)];
        random.NextBytes(bytes);
        return bytes;
    }

    private byte[] Bytes(byte[] input, Random random)
    {
        var at = random.Next(input.Length + 1);
        var to = Math.Min(input.Length, at + random.Next(16));
        return random.Next(6) switch
        {
            0 => input[..at],
            1 => [.. input[..at], .. input[to..]],
            2 => [.. input[..at], (byte)random.Next(256), .. input[at..]],
            3 when at < input.Length => [.. input[..at], (byte)(input[at] ^ (1 << random.Next(8))), .. input[(at + 1)..]],
            4 => [.. input[..at], .. input[at..to], .. input[at..to], .. input[to..]],
            _ => [.. input[..at], .. End(Pick(random, seeds), random)],
        };
    }

    private static byte[] End(byte[] seed, Random random) => seed[random.Next(seed.Length + 1)..];
}
