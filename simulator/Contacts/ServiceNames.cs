using System.Text.Json;

namespace ScreenPop.Contacts;

/// <summary>The names of values in the service's API, events and flows.</summary>
public static class ServiceNames
{
    /// <summary><c>QUEUE_TRANSFER</c> for <see cref="InitiationMethod.QueueTransfer"/>, and so on.</summary>
    public static string ServiceName<T>(this T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseUpper.ConvertName(value.ToString());
}
