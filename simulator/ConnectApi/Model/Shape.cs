using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace ScreenPop.ConnectApi.Model;

/// <summary>The values that the service's published model allows.</summary>
internal abstract record Shape;

/// <param name="Type">JSON's type, or <c>timestamp</c>.</param>
/// <param name="Size">Of a text its length, of a number its value.</param>
internal sealed record ScalarShape(string Type, SizeRange Size, Regex? Pattern) : Shape;

/// <summary>One of these words.</summary>
internal sealed record ChoiceShape(ImmutableArray<string> Words) : Shape;

internal sealed record ListShape(Shape Element, SizeRange Size) : Shape;

/// <summary>Any names, each with a value of this shape.</summary>
internal sealed record MapShape(Shape Value, SizeRange Size) : Shape;

internal sealed record StructureShape(ImmutableArray<Member> Members) : Shape
{
    public Member? Find(string name) => Members.FirstOrDefault(member => member.Name == name);
}

/// <summary>A shape that the model gives a name. It is looked up when it is needed: shapes may hold themselves.</summary>
internal sealed record NamedShape(string Name) : Shape;

/// <param name="Query">The parameter of the query string that holds it; null for another place.</param>
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
