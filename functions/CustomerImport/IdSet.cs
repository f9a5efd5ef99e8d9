using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ScreenPop.Customers.Import;

/// <summary>
/// The ids of a file with their line numbers. It stores 64 bits of each id's hash. Among a million ids, two share a hash with a
/// probability of one in thirty million; the import then refuses a valid row. An id takes twelve bytes. The set reserves room
/// for a million and a half ids at once, so its memory does not grow up to that number.
/// </summary>
internal sealed class IdSet
{
    private const int FirstCapacity = 1 << 21;

    private ulong[] hashes = new ulong[FirstCapacity];
    private uint[] lines = new uint[FirstCapacity];
    private int count;

    /// <summary>Adds an id unless the set has it.</summary>
    /// <returns>The line of the existing id; null when the id was added.</returns>
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

    /// <summary>The slot of the hash, or the empty slot where it belongs.</summary>
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

    /// <summary>Never zero, because zero marks an empty slot.</summary>
    private static ulong Hash(string id)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(id), hash);
        return Math.Max(1, BinaryPrimitives.ReadUInt64LittleEndian(hash));
    }
}
