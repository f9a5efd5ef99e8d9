using System.Text.RegularExpressions;

namespace ScreenPop.Reliability.Tests;

/// <summary>Content that must not be in the repository: secrets, accounts, personal numbers, paths of a machine.</summary>
public sealed partial class RepositoryTests
{
    /// <summary>The documentation's example account, and the sample accounts of AWS that templates must name.</summary>
    private static readonly string[] ExampleAccounts = ["111122223333"];

    /// <summary>Files about numbers: national ranges reserved for fiction, and texts that are not numbers.</summary>
    private static readonly string[] AboutNumbers =
    [
        "tests/Customers.Tests/PhoneNumberTests.cs",
        "docs/lookup.md",
        "web-widget/src/streams/dialable.test.ts",
        "web-widget/src/ui/customer/numbers.test.ts",
    ];

    [Fact]
    public async Task No_file_has_a_secret()
    {
        foreach (var (file, text) in await RepositoryFiles.ReadAsync())
        {
            Assert.False(Secret().IsMatch(text), $"{file} has what looks like a secret.");
        }
    }

    [Fact]
    public async Task No_file_names_an_account_other_than_the_example()
    {
        foreach (var (file, text) in await RepositoryFiles.ReadAsync())
        {
            Assert.All(
                Account().Matches(text),
                account => Assert.True(ExampleAccounts.Contains(account.Groups["id"].Value), $"{file}: {account.Value}")
            );
        }
    }

    [Fact]
    public async Task No_file_has_a_number_that_could_be_somebodys()
    {
        foreach (var (file, text) in (await RepositoryFiles.ReadAsync()).Where(entry => !AboutNumbers.Any(entry.File.StartsWith)))
        {
            Assert.All(
                PhoneNumber().Matches(text),
                number => Assert.True(Fictitious().IsMatch(number.Value), $"{file}: {number.Value}")
            );
        }
    }

    [Fact]
    public async Task No_file_knows_the_machine_it_was_written_on()
    {
        foreach (var (file, text) in await RepositoryFiles.ReadAsync())
        {
            Assert.False(MachinePath().IsMatch(text), $"{file}: {MachinePath().Match(text).Value}");
        }
    }

    [Fact]
    public async Task Packages_are_pinned_and_no_registry_is()
    {
        var files = await RepositoryFiles.ReadAsync();
        var lockFile = files.Single(entry => entry.File == "package-lock.json").Text;

        Assert.DoesNotContain("\"resolved\": \"http", lockFile, StringComparison.Ordinal);
        Assert.DoesNotContain(
            files,
            entry => Path.GetFileName(entry.File).Equals("nuget.config", StringComparison.OrdinalIgnoreCase)
        );
        Assert.DoesNotContain("registry=", files.Single(entry => entry.File == ".npmrc").Text, StringComparison.Ordinal);
        Assert.All(
            files.Where(entry => Path.GetFileName(entry.File) == "package.json"),
            entry => Assert.DoesNotMatch("\": \"[\\^~*]", entry.Text)
        );
        Assert.DoesNotMatch(
            """<PackageVersion [^>]*Version="[^"]*[*\[\(]""",
            files.Single(entry => entry.File == "Directory.Packages.props").Text
        );
    }

    // Access keys (except the one in AWS's own examples), private keys, tokens of GitHub, npm and Slack. The pattern is written
    // in pieces, so that it does not match itself.
    [GeneratedRegex(
        "(?:AKI"
            + "A|ASI"
            + "A)(?!IOSFODNN7EXAMPLE)[A-Z0-9]{16}|-----BEGIN [A-Z ]*PRIVATE "
            + "KEY|gh[pousr]_[A-Za-z0-9]{36}|npm_[A-Za-z0-9]{36}|xox[abprs]-[A-Za-z0-9-]{10}"
    )]
    private static partial Regex Secret();

    // Twelve digits in the place of an account in an ARN or a setting.
    [GeneratedRegex("""(?:arn:aws[a-z-]*:[a-z0-9-]*:[a-z0-9-]*:|[Aa]ccount(?:Id)?["']?\s*[:=]\s*["']?)(?<id>\d{12})\b""")]
    private static partial Regex Account();

    [GeneratedRegex(@"(?<![\w.])\+[1-9]\d{9,14}(?!\w)")]
    private static partial Regex PhoneNumber();

    // 555-01xx of any area code and 800-555-0xxx; 020 7946 0xxx of London; no subscriber of Rome has a number that begins with 0;
    // +266696687 spells ANONYMOUS.
    [GeneratedRegex(@"^\+1\d{3}5550\d{3}$|^\+266696687$|^\+1234567890|^\+442079460\d{3}$|^\+390600000000$")]
    private static partial Regex Fictitious();

    [GeneratedRegex("""(?<![\w.}/-])/(?:work|root|farm)/\w|(?<![\w.}])/home/(?!runner|user\b)\w+/|/Users/\w+/|[A-Z]:\\Users\\""")]
    private static partial Regex MachinePath();
}
