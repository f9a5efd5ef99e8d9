using System.Security.Cryptography;
using System.Text;
using ScreenPop.Deployment.Events;

namespace ScreenPop.Deployment.Settings;

/// <summary>
/// <c>Custom::SettingsRevision</c>: a short hash of its properties, which are the settings of functions. CloudFormation can join
/// values but cannot shorten them, and Lambda's description of a version takes 256 characters.
/// </summary>
internal sealed class SettingsRevision : ICustomResource
{
    private const int Length = 16;

    /// <summary>Properties of the request itself. They are not settings.</summary>
    private static readonly string[] OfTheRequest = ["ServiceToken", "ServiceTimeout"];

    public Task<string> ApplyAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var settings = new StringBuilder();
        foreach (
            var (name, value) in request
                .ResourceProperties.Where(property => !OfTheRequest.Contains(property.Key))
                .OrderBy(property => property.Key, StringComparer.Ordinal)
        )
        {
            // The lengths separate the values. A separator may occur in a value.
            settings.Append($"{name.Length}:{name}{value.Length}:{value}");
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(settings.ToString()));
        return Task.FromResult(Convert.ToHexStringLower(hash)[..Length]);
    }

    /// <summary>There is nothing to undo.</summary>
    public Task DeleteAsync(ResourceRequest request, CancellationToken cancellationToken) => Task.CompletedTask;
}
