using System.Globalization;
using System.Text.RegularExpressions;
using ScreenPop.Toolchain;

namespace ScreenPop.Reliability.Tests;

/// <summary>Each log id belongs to one message in the whole suite.</summary>
public sealed partial class LogIdTests
{
    private static readonly string Root = RepositoryLayout.Find().Root;

    private static readonly string[] Rooms = ["functions", "flow-toolkit", "simulator", "cli"];

    private static readonly List<(string File, string Message)> Messages =
    [
        .. Rooms
            .SelectMany(room => Directory.EnumerateFiles(Path.Combine(Root, room), "*.cs", SearchOption.AllDirectories))
            .SelectMany(file => LoggerMessage().Matches(File.ReadAllText(file)).Select(found => (file, found.Value))),
    ];

    [Fact]
    public void Every_log_id_is_used_once()
    {
        var ids = Messages.Select(message => IdOf(message.Message)).ToList();

        Assert.NotEmpty(ids);
        Assert.Equal(ids.Distinct().Order(), ids.Order());
    }

    [Fact]
    public void Every_log_message_stands_in_its_projects_log_file()
    {
        Assert.NotEmpty(Messages);
        Assert.All(Messages, message => Assert.Equal("Log.cs", Path.GetFileName(message.File)));
    }

    private static int IdOf(string message) =>
        LeadingId().Match(message) is { Success: true } id
            ? int.Parse(id.Groups["id"].Value, CultureInfo.InvariantCulture)
            : throw new FormatException(
                $"'{message}' does not begin with its id, as in [LoggerMessage(100, LogLevel.Error, …)]."
            );

    [GeneratedRegex(@"\[LoggerMessage\([^)]*")]
    private static partial Regex LoggerMessage();

    [GeneratedRegex(@"^\[LoggerMessage\(\s*(?<id>[0-9]+),")]
    private static partial Regex LeadingId();
}
