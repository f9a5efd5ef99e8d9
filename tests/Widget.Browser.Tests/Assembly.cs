using ScreenPop.BrowserKit;

[assembly: AssemblyFixture(typeof(BrowserFixture))]
[assembly: AssemblyFixture(typeof(WindowedBrowserFixture))]
[assembly: CollectionBehavior(MaxParallelThreads = 2)]
