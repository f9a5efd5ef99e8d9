using ScreenPop.Customers.Import;

namespace ScreenPop.Benchmarks.Import;

/// <summary>A customer file of any length.</summary>
internal static class CustomerFile
{
    /// <summary>Items per customer: by id, number, address and account.</summary>
    public const int ItemsOfACustomer = 4;

    /// <summary>The declared attributes of the file's own columns.</summary>
    public static readonly IReadOnlyList<OwnField> OwnFields =
    [
        new("customerSegment", "segment"),
        new("loyaltyPoints", "points"),
    ];

    public static string Write(BenchmarkRun run, int customers)
    {
        var path = Path.Combine(
            Directory.CreateDirectory(Path.Combine(run.Layout.Artifacts, "benchmarks", "import")).FullName,
            $"{customers}.csv"
        );
        using var file = File.CreateText(path);
        file.Write("customerId,name,firstName,phones,emails,account,tier,language,notes,segment,points\n");
        for (var i = 0; i < customers; i++)
        {
            // Invented numbers: the range of fictitious ones (555-01xx) would repeat after a hundred.
            file.Write(
                $"C-{i},Customer {i},First,+1{2_002_000_000L + (i % 1_000_000)},c{i}@example.test,A-{i},gold,en-US,Called about an order.,Segment {i % 7},{i % 1000}\n"
            );
        }

        return path;
    }
}
