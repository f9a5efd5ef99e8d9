using System.Diagnostics;
using ScreenPop.Benchmarks.Reporting;
using ScreenPop.Contacts;

namespace ScreenPop.Benchmarks.Connect;

/// <summary>Measures the cost of one more call, by the number of waiting calls.</summary>
internal static class QueueGrowth
{
    public const string Method =
        "Growth: the contact centre alone; arriving, waiting, and hanging up of one call while N wait, median of 300.";

    private const int Calls = 300;

    private static readonly int[] Sizes = [1, 10, 100, 1_000, 10_000];

    public static GrowthCurve Run(BenchmarkRun run)
    {
        Measure(100);
        run.Stop.ThrowIfCancellationRequested();
        return new GrowthCurve("contacts waiting", [.. Sizes.Select(size => (size, Measure(size)))]);
    }

    private static Sample Measure(int waiting)
    {
        using var center = new ContactCenter(ContactCenterOptions.Sample);
        var queue = center.FindQueue("Support")!.Id;
        for (var count = 0; count < waiting; count++)
        {
            center.Enqueue(center.CreateContact(NewContact.Call("+14155550199", "+18005550199")).Id, queue);
        }

        var took = new Sample();
        for (var count = 0; count < Calls; count++)
        {
            var began = Stopwatch.GetTimestamp();
            var contact = center.CreateContact(NewContact.Call("+14155550199", "+18005550199"));
            center.Enqueue(contact.Id, queue);
            center.HangUpByCustomer(contact.Id);
            took.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return took;
    }
}
