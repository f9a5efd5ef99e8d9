namespace ScreenPop.Contacts.Turns;

internal sealed partial class Turn
{
    /// <summary>The next moment at which time alone changes something.</summary>
    public static DateTimeOffset? NextDeadline(CenterState state) =>
        state
            .Agents.Values.SelectMany(agent => agent.Contacts)
            .SelectMany(contact => contact.Connections.Select(leg => leg.AnswersAt).Append(contact.RingsUntil))
            .Min();

    /// <summary>
    /// Applies the deadlines that have passed: offers that rang too long are missed, and dialed numbers answer.
    /// </summary>
    public void PassTime()
    {
        foreach (
            var (username, contact) in State
                .Agents.Values.SelectMany(agent => agent.Contacts.Select(contact => (agent.Username, contact)))
                .ToList()
        )
        {
            if (contact.RingsUntil <= now)
            {
                Miss(username, contact);
                continue;
            }

            foreach (var leg in contact.Connections.Where(leg => leg.AnswersAt <= now))
            {
                if (leg.IsInitial)
                {
                    CustomerAnswers(contact.ContactId);
                }
                else
                {
                    ThirdPartyAnswers(username, contact.ContactId, leg.Id);
                }
            }
        }
    }
}
