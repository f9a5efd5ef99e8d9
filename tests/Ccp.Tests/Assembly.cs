using ScreenPop.BrowserKit;

// One browser for all; each test opens contexts of its own in it.
[assembly: AssemblyFixture(typeof(BrowserFixture))]
