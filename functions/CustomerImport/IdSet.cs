using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ScreenPop.Customers.Import;

/// <summary>
/// The ids of a file with the lines they stand in. It holds 64 bits of an id's hash: two ids of a million have the same with a
/// probability of one in thirty million, and then a row is refused that need not be. Twelve bytes an id; room for a million and
/// a half is taken at once, so that memory does not grow up to there.
/// </summary>
internal sealed class IdSet
{
    private const int FirstCapacity = 1 << 21;

    private ulong[] hashes = new ulong[FirstCapacity];
    private uint[] lines = new uint[FirstCapacity];
    private int count;

    /// <summary>Adds an id unless it is there.</summary>
    /// <returns>The line of the one that is there; null when it was added.</returns>
    public long? Add(string id, long line)
    {
        if (count > hashes.Length / 4 * 3)
        {
            Grow();
        }

        var hash = Hash(id);
        var at = PlaceOf(hash);
        if (hashes[at] == hash)
        {
            return lines[at];
        }

        (hashes[at], lines[at]) = (hash, (uint)Math.Min(line, uint.MaxValue));
        count++;
        return null;
    }

    public bool Contains(string id)
    {
        var hash = Hash(id);
        return hashes[PlaceOf(hash)] == hash;
    }

    /// <summary>Where the hash is, or the empty place where it belongs.</summary>
    private int PlaceOf(ulong hash)
    {
        var at = (int)(hash & (ulong)(hashes.Length - 1));
        while (hashes[at] != 0 && hashes[at] != hash)
        {
            at = (at + 1) & (hashes.Length - 1);
        }

        return at;
    }

    private void Grow()
    {
        var (oldHashes, oldLines) = (hashes, lines);
        hashes = new ulong[oldHashes.Length * 2];
        lines = new uint[oldLines.Length * 2];
        for (var i = 0; i < oldHashes.Length; i++)
        {
            if (oldHashes[i] != 0)
            {
                var at = PlaceOf(oldHashes[i]);
                (hashes[at], lines[at]) = (oldHashes[i], oldLines[i]);
            }
        }
    }

    /// <summary>Never zero, which marks an empty place.</summary>
    private static ulong Hash(string id)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(id), hash);
        return Math.Max(1, BinaryPrimitives.ReadUInt64LittleEndian(hash));
    }
}
