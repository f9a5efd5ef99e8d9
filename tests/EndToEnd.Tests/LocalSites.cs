namespace ScreenPop.EndToEnd.Tests;

/// <summary>Tests that share one local site, one browser and the one agent: they run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class LocalSites : ICollectionFixture<RunningSite>
{
    public const string Name = "local site";
}
