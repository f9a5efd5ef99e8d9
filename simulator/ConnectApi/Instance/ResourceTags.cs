using System.Collections.Concurrent;
using System.Collections.Immutable;
using ScreenPop.ConnectApi.Wire;

namespace ScreenPop.ConnectApi.Instance;

/// <summary>The tags of the instance's resources, by ARN.</summary>
internal sealed class ResourceTags
{
    /// <summary>The service's limit for one resource.</summary>
    private const int Most = 50;

    private static readonly ImmutableDictionary<string, string> None = ImmutableDictionary<string, string>.Empty;

    private readonly ConcurrentDictionary<string, ImmutableDictionary<string, string>> tags = new(StringComparer.Ordinal);

    public ImmutableDictionary<string, string> Of(string arn) => tags.GetValueOrDefault(arn, None);

    /// <summary>The tags for an answer; null for none, because an answer has no empty map.</summary>
    public ImmutableDictionary<string, string>? OrNull(string arn) => Of(arn) is { IsEmpty: false } some ? some : null;

    public void Add(string arn, IReadOnlyDictionary<string, string> added)
    {
        if (added.Count > 0)
        {
            tags.AddOrUpdate(arn, _ => Sound(None.SetItems(added)), (_, before) => Sound(before.SetItems(added)));
        }
    }

    public void Remove(string arn, IEnumerable<string> keys) =>
        tags.AddOrUpdate(arn, None, (_, before) => before.RemoveRange(keys));

    public void Forget(string arn) => tags.TryRemove(arn, out _);

    private static ImmutableDictionary<string, string> Sound(ImmutableDictionary<string, string> all) =>
        all.Keys.FirstOrDefault(key => key.Length is 0 or > 128 || key.StartsWith("aws:", StringComparison.Ordinal)) is { } key
            ? throw ConnectApiException.InvalidParameter(
                $"'{key}' is not a tag's key: it needs 1 to 128 characters and must not start with aws:."
            )
        : all.Count > Most ? throw ConnectApiException.InvalidParameter($"A resource has at most {Most} tags.")
        : all;
}
