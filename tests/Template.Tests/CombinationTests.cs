namespace ScreenPop.Template.Tests;

public sealed class CombinationTests
{
    private static readonly SamTemplate Template = SamTemplate.Shipped;

    [Fact]
    public void In_every_combination_of_options_all_that_is_referred_to_is_there()
    {
        foreach (var parameters in Options.Combinations())
        {
            var rendered = new Rendering(Template, parameters).Render();
            var known = rendered["Resources"]!
                .AsObject()
                .Select(resource => resource.Key)
                .Concat(Template.Parameters.Select(parameter => parameter.Key))
                // SAM makes the event's rule and CodeDeploy's application.
                .Append("ContactHistoryFunctionContactEvents")
                .Append("ServerlessDeploymentApplication")
                .ToHashSet();

            var missing = SamTemplate
                .References(rendered)
                .Where(name => !name.StartsWith("AWS::", StringComparison.Ordinal) && !known.Contains(name))
                .Distinct()
                .ToList();

            Assert.True(missing.Count == 0, $"{string.Join(", ", missing)} with {string.Join(", ", parameters.Keys)}");
        }
    }

    [Fact]
    public void An_option_alone_changes_what_is_made()
    {
        var plain = new Rendering(Template, Options.With([])).Render().ToJsonString();

        Assert.All(
            Options.Optional,
            option => Assert.NotEqual(plain, new Rendering(Template, Options.With([option])).Render().ToJsonString())
        );
    }

    [Fact]
    public void Nothing_is_named_so_that_a_second_stack_fits_beside_the_first()
    {
        string[] names =
        [
            "FunctionName",
            "TableName",
            "BucketName",
            "RoleName",
            "QueueName",
            "LogGroupName",
            "AlarmName",
            "DashboardName",
            "PolicyName",
        ];

        var named = Template.Resources.SelectMany(resource =>
            resource.Value!["Properties"]!
                .AsObject()
                .Where(property => names.Contains(property.Key) && property.Value is not System.Text.Json.Nodes.JsonObject)
                .Select(property => $"{resource.Key}.{property.Key}")
        );

        Assert.Empty(named);
    }
}
