using System.Text.RegularExpressions;
using ScreenPop.ConnectApi.Instance;
using ScreenPop.ConnectApi.Wire;
using ScreenPop.Contacts;
using ScreenPop.Contacts.Agents;

namespace ScreenPop.ConnectApi.Operations.Directory;

/// <summary>The users. All of them are agents.</summary>
internal sealed partial class UserOperations(ContactCenter center, InstanceLookup lookup, ResourceTags tags) : IOperations
{
    public IEnumerable<(string Name, Func<ApiRequest, object?> Run)> All =>
        [(nameof(ListUsers), ListUsers), (nameof(DescribeUser), DescribeUser), (nameof(UpdateUserConfig), UpdateUserConfig)];

    private object ListUsers(ApiRequest request)
    {
        var (page, nextToken) = request.Page(center.State.Agents.Keys.Order(StringComparer.Ordinal).ToList(), size: 1000);
        return new
        {
            UserSummaryList = page.Select(username => new
            {
                Id = StableId.Of("agent", username),
                Arn = center.Instance.OfAgent(username),
                Username = username,
            }),
            NextToken = nextToken,
        };
    }

    private object DescribeUser(ApiRequest request)
    {
        var agent = lookup.User(request.Required("UserId"));
        var names = agent.Name.Split(' ', 2);
        var arn = center.Instance.OfAgent(agent.Username);
        return new
        {
            User = new
            {
                Id = StableId.Of("agent", agent.Username),
                Arn = arn,
                agent.Username,
                IdentityInfo = new { FirstName = names[0], LastName = names.ElementAtOrDefault(1) ?? "" },
                PhoneConfig = PhoneOf(agent.Preferences),
                SecurityProfileIds = new[]
                {
                    StableId.Of("security-profile", agent.IsSupervisor ? "CallCenterManager" : "Agent"),
                },
                RoutingProfileId = StableId.Of("routing-profile", agent.RoutingProfile.Name),
                Tags = tags.OrNull(arn),
                AutoAcceptConfigs = AutoAcceptConfigs.Of(agent.Preferences),
            },
        };
    }

    private object? UpdateUserConfig(ApiRequest request)
    {
        var agent = lookup.User(request.Required("UserId"));
        var preferences = request.Objects("AutoAcceptConfigs").Aggregate(agent.Preferences, AutoAcceptConfigs.Change);
        center.SetPreferences(agent.Username, preferences);
        return null;
    }

    private static object PhoneOf(AgentPreferences preferences) =>
        new
        {
            PhoneType = preferences.SoftphoneEnabled ? "SOFT_PHONE" : "DESK_PHONE",
            preferences.AutoAccept,
            AfterContactWorkTimeLimit = 0,
            DeskPhoneNumber = PhoneNumber().IsMatch(preferences.Extension) ? preferences.Extension : null,
        };

    [GeneratedRegex(@"^\+[1-9]\d{1,14}$")]
    private static partial Regex PhoneNumber();
}
