using System.Runtime.CompilerServices;
using ScreenPop.BrowserKit;

[assembly: AssemblyFixture(typeof(BrowserFixture))]
[assembly: CollectionBehavior(MaxParallelThreads = 2)]

namespace ScreenPop.Widget.Browser.Tests;

internal static class Patience
{
    // A busy build machine is slow, and a page that never shows something fails all the same.
    [ModuleInitializer]
    internal static void Extend() => SetDefaultExpectTimeout(20_000);
}
