using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace ScreenPop.ConnectApi.Model;

/// <summary>The values that the service's published model allows.</summary>
internal abstract record Shape;

/// <param name="Type">JSON's type, or <c>timestamp</c>.</param>
/// <param name="Size">The limits of a text's length or of a number's value.</param>
internal sealed record ScalarShape(string Type, SizeRange Size, Regex? Pattern) : Shape;

/// <summary>One of these words.</summary>
internal sealed record ChoiceShape(ImmutableArray<string> Words) : Shape;

internal sealed record ListShape(Shape Element, SizeRange Size) : Shape;

/// <summary>A map from any names to values of this shape.</summary>
internal sealed record MapShape(Shape Value, SizeRange Size) : Shape;

internal sealed record StructureShape(ImmutableArray<Member> Members) : Shape
{
    public Member? Find(string name) => Members.FirstOrDefault(member => member.Name == name);
}

/// <summary>A reference to a named shape. It is resolved on use, because shapes can be recursive.</summary>
internal sealed record NamedShape(string Name) : Shape;

/// <param name="Query">The member's parameter in the query string; null for a member elsewhere.</param>
internal sealed record Member(string Name, Shape Shape, bool IsRequired, string? Query);

/// <summary>The minimum and the maximum; null for no limit.</summary>
internal sealed record SizeRange(long? Least, long? Most)
{
    public bool Holds(decimal size) => !(size < Least) && !(size > Most);

    public override string ToString() =>
        (Least, Most) switch
        {
            (null, { } most) => $"at most {most}",
            ({ } least, null) => $"at least {least}",
            _ => $"{Least} to {Most}",
        };
}
