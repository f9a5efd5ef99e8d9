using ScreenPop.FlowLanguage.Lint;
using ScreenPop.TestKit;

namespace ScreenPop.FlowLanguage.Tests.LintRules;

/// <summary>A contact's language is a java.util.Locale; the language of an analysis has the form xx-XX.</summary>
public sealed class LanguageCodeTests
{
    private const string Nme = "NoMatchingError > end";

    private static readonly string[] Analyses = ["recording", "voice", "chat"];

    private static readonly string[] WrongCodes = ["en", "en_US", "English", "en-us"];

    private static readonly string[] Codes = ["en-US", "fil-PH", "${Language}"];

    public static TheoryData<string> WrongContactLanguages => ["English", "en-USA", "en US", "en-", "e", "en-US-", "1-US"];

    public static TheoryData<string> ContactLanguages =>
        ["en", "en-US", "en_US", "fil-PH", "es-419", "zh-Hant-TW", "EN-us", "$.Attributes.language", "${Language}"];

    public static TheoryData<string, string> WrongAnalysisLanguages =>
        new(Analyses.SelectMany(where => WrongCodes.Select(code => (where, code))));

    public static TheoryData<string, string> AnalysisLanguages =>
        new(Analyses.SelectMany(where => Codes.Select(code => (where, code))));

    [Theory]
    [MemberData(nameof(WrongContactLanguages))]
    public void A_language_that_is_no_locale_is_a_warning(string language)
    {
        var finding = Assert.Single(Lint("UpdateContactData", $"\"LanguageCode\":\"{language}\"", Nme));

        Assert.Equal(("shape-documented", LintSeverity.Warning), (finding.Rule.Id, finding.Rule.Severity));
        Assert.Contains(
            $"LanguageCode is \"{language}\"; it must be a language code such as en-US",
            finding.Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [MemberData(nameof(ContactLanguages))]
    public void A_locale_has_no_finding(string language) =>
        Assert.Empty(Lint("UpdateContactData", $"\"LanguageCode\":\"{language}\"", Nme));

    [Theory]
    [MemberData(nameof(WrongAnalysisLanguages))]
    public void An_analysis_in_a_language_of_another_form_is_a_warning(string where, string language) =>
        Assert.Contains(
            LintAnalysis(where, language),
            finding =>
                finding.Rule.Id == "shape-documented"
                && finding.Message.Contains($"AnalyticsLanguage is \"{language}\"", StringComparison.Ordinal)
        );

    [Theory]
    [MemberData(nameof(AnalysisLanguages))]
    public void An_analysis_in_a_language_and_region_has_no_finding(string where, string language) =>
        Assert.DoesNotContain(
            LintAnalysis(where, language),
            finding => finding.Message.Contains("AnalyticsLanguage", StringComparison.Ordinal)
        );

    [Fact]
    public void The_name_of_a_voice_is_no_language_code() =>
        Assert.Empty(Lint("UpdateContactTextToSpeechVoice", "\"TextToSpeechVoice\":\"Joanna\"", Nme));

    private static IReadOnlyList<LintFinding> LintAnalysis(string where, string language)
    {
        var analysis = $"{{\"Enabled\":\"True\",\"AnalyticsLanguage\":\"{language}\"}}";
        return where switch
        {
            "recording" => Lint("UpdateContactRecordingBehavior", $"\"AnalyticsBehavior\":{analysis}"),
            "voice" => Lint(
                "UpdateContactRecordingAndAnalyticsBehavior",
                $"\"VoiceBehavior\":{{\"VoiceAnalyticsBehavior\":{analysis}}}"
            ),
            _ => Lint("UpdateContactRecordingAndAnalyticsBehavior", $"\"ChatBehavior\":{{\"ChatAnalyticsBehavior\":{analysis}}}"),
        };
    }

    private static IReadOnlyList<LintFinding> Lint(string type, string parameters, params string[] branches) =>
        [
            .. FlowLinter
                .Lint(new FlowBuilder().Block("a", type, parameters, "end", branches).End().Build(), "flow.json")
                .Findings.Where(finding => finding.Rule.Id is not ("attribute-never-set" or "error-hangs-up")),
        ];
}
