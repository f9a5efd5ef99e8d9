using ScreenPop.LambdaHost;

namespace ScreenPop.CustomerLookup.Tests;

public sealed class SettingsTests
{
    [Fact]
    public void A_table_is_all_that_has_to_be_set()
    {
        var settings = Read(("TABLE_NAME", "customers"));

        Assert.Equal(
            new LookupSettings("customers", null, TimeSpan.FromMilliseconds(1500), TimeSpan.FromMinutes(5), 90),
            settings
        );
    }

    [Theory]
    [InlineData("TABLE_NAME", "", "TABLE_NAME is not set")]
    [InlineData("DEFAULT_COUNTRY", "Atlantis", "DEFAULT_COUNTRY is 'Atlantis'")]
    [InlineData("LOOKUP_DEADLINE_MS", "9000", "LOOKUP_DEADLINE_MS is '9000'; use a whole number from 100 to 7500.")]
    [InlineData("LOOKUP_DEADLINE_MS", "soon", "LOOKUP_DEADLINE_MS is 'soon'")]
    [InlineData("LINE_CACHE_SECONDS", "-1", "LINE_CACHE_SECONDS is '-1'")]
    [InlineData("HISTORY_DAYS", "forever", "HISTORY_DAYS is 'forever'")]
    public void A_variable_that_makes_no_sense_is_named_with_the_remedy(string name, string value, string message) =>
        Assert.StartsWith(
            message,
            Assert.Throws<ConfigurationException>(() => Read(("TABLE_NAME", "customers"), (name, value))).Message,
            StringComparison.Ordinal
        );

    private static LookupSettings Read(params (string Name, string Value)[] variables) =>
        LookupSettings.Read(name => variables.LastOrDefault(v => v.Name == name).Value);
}
