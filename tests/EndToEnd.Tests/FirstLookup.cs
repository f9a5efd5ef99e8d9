using ScreenPop.LocalConnect;

namespace ScreenPop.EndToEnd.Tests;

/// <summary>The first lookup of a new function process, which a busy machine is slow to make.</summary>
internal static class FirstLookup
{
    /// <summary>
    /// Calls until a customer whom no test knows is found, so that no test gets the status of a function that is late.
    /// </summary>
    public static async Task MakeAsync(LocalInstance instance)
    {
        string? status;
        do
        {
            var journey = instance.Journeys.Call("+14155550103", "+18005550199");
            await journey.InboundEnded;
            status = instance.Center.FindContact(journey.ContactId)?.Attributes.GetValueOrDefault("lookupStatus");
            instance.Journeys.HangUp(journey.ContactId);
        } while (status != "match");
    }
}
