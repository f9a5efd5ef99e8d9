using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ScreenPop.ConnectApi.Wire;

namespace ScreenPop.ConnectApi.Instance;

/// <summary>The content that a qualified id names.</summary>
/// <param name="Text">Flow language JSON; any text for a draft.</param>
/// <param name="Version">The version, if the id names one by its number or by an alias.</param>
internal sealed record FlowContent(string Text, bool IsPublished, FlowVersion? Version = null)
{
    public string Status => IsPublished ? "PUBLISHED" : "SAVED";

    public string Sha256 => Sha256Of(Text);

    /// <exception cref="ConnectApiException">The flow is not published, or has no such version.</exception>
    public static FlowContent Of(FlowResource flow, string? qualifier) =>
        qualifier switch
        {
            null => new(flow.Content ?? throw ConnectApiException.NotPublished(flow.Name), IsPublished: true),
            QualifiedId.Saved => new(flow.Saved, flow.Draft is null),
            _ => Of(VersionOf(flow, qualifier)),
        };

    /// <exception cref="ConnectApiException">There is no such version or alias.</exception>
    public static FlowVersion VersionOf(FlowResource flow, string qualifier) =>
        flow is FlowModuleResource module
        && module.Aliases.Find(alias => alias.Id == qualifier || alias.Name == qualifier) is { } alias
            ? VersionOf(flow, alias.Version)
        : long.TryParse(qualifier, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? VersionOf(flow, number)
        : throw ConnectApiException.NotFound($"'{flow.Name}' has no version or alias '{qualifier}'.");

    /// <exception cref="ConnectApiException">There is no such version.</exception>
    public static FlowVersion VersionOf(FlowResource flow, long number) =>
        flow.Versions.Find(version => version.Number == number)
        ?? throw ConnectApiException.NotFound($"'{flow.Name}' has no version {number}.");

    public static string Sha256Of(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    private static FlowContent Of(FlowVersion version) => new(version.Content, IsPublished: true, version);
}
