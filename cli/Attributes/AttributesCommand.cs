using System.CommandLine;

namespace ScreenPop.Cli.Attributes;

/// <summary><c>screenpop attributes</c>: the contract of contact attributes.</summary>
internal static class AttributesCommand
{
    public static Command Create() =>
        new("attributes", "The contact attributes that lookup, flows, rules and card share.") { AddCommand.Create() };
}
