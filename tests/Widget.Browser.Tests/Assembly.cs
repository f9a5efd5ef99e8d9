using ScreenPop.BrowserKit;

[assembly: AssemblyFixture(typeof(BrowserFixture))]
[assembly: CollectionBehavior(MaxParallelThreads = 2)]
