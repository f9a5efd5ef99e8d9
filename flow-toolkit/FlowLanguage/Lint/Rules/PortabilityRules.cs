using System.Text.RegularExpressions;
using ScreenPop.FlowLanguage.Catalogue;
using ScreenPop.FlowLanguage.References;

namespace ScreenPop.FlowLanguage.Lint.Rules;

/// <summary>Rules about values that tie a flow to one account or instance.</summary>
internal static partial class PortabilityRules
{
    public static IReadOnlyList<LintRule> All { get; } =
    [
        new(
            "literal-arn",
            LintSeverity.Warning,
            "The flow contains an ARN",
            "The flow works in one instance only; another instance refuses it or invokes the wrong function. `screenpop flows pull` turns it into a placeholder."
        )
        {
            Check = Arns,
        },
        new(
            "placeholder-foreign",
            LintSeverity.Warning,
            "A value is still to be filled in, by hand or by another tool",
            "Published as it is, the block fails for every caller."
        )
        {
            Check = Foreign,
        },
        new(
            "phone-number",
            LintSeverity.Warning,
            "The flow contains a phone number",
            "It is the same number in every environment: a test call reaches a real person."
        )
        {
            Check = PhoneNumbers,
        },
        new(
            "attribute-key",
            LintSeverity.Warning,
            "An attribute's name has a character that references cannot read",
            "$.Attributes.name stops at a dot, a blank or a dollar sign: the value cannot be read back."
        )
        {
            Check = AttributeKeys,
        },
    ];

    private static void Arns(LintPass pass) =>
        Texts(pass, text => Arn().IsMatch(text) ? $"\"{Excerpt.Of(text)}\" is an ARN of one account." : null);

    private static void Foreign(LintPass pass) =>
        Texts(
            pass,
            text =>
                ForeignPlaceholder().IsMatch(text) && !ActionCatalogue.IsChoice(text)
                    ? $"\"{Excerpt.Of(text)}\" is still to be filled in; a placeholder of this project is ${{Name}}."
                    : null
        );

    private static void PhoneNumbers(LintPass pass) =>
        Texts(pass, text => PhoneNumber().IsMatch(text) ? $"\"{Excerpt.Of(text)}\" is a phone number." : null);

    private static void Texts(LintPass pass, Func<string, string?> complaint)
    {
        foreach (var text in pass.Subject.Texts)
        {
            if (text.Text.IsStatic && complaint(text.Text.Source) is { } message)
            {
                pass.Report(text.Action, text.Below, message, text.Json);
            }
        }
    }

    private static void AttributeKeys(LintPass pass) =>
        pass.Each(
            "UpdateContactAttributes",
            action =>
            {
                foreach (var name in ReferenceRules.MemberNames(action.Parameters.Member("Attributes")))
                {
                    // A name with a reference is known only at run time.
                    if (!AttributeKey().IsMatch(name) && FlowText.Parse(name).IsStatic)
                    {
                        pass.Report(
                            action,
                            ".Parameters.Attributes",
                            $"\"{Excerpt.Of(name)}\" has characters other than letters, digits, - and _."
                        );
                    }
                }
            }
        );

    [GeneratedRegex(@"\Aarn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:[0-9]{12}:", RegexOptions.None, 1000)]
    private static partial Regex Arn();

    [GeneratedRegex(
        @"\{\{[^{}]{1,100}\}\}|<<[^<>]{1,100}>>|\A%[A-Za-z]{1,100}%\z|\A(ENTER|SELECT|REPLACE|YOUR)[ _A-Z0-9]{3,100}\z|_ARN\z"
            + @"|\Aarn:[^$]{0,200}[^$]\{[A-Za-z_][A-Za-z0-9_]{1,60}\}|\$\{(?:var|local|data|module|each|path)\.|\$\{[^{}]{0,200}[\[""(]",
        RegexOptions.None,
        1000
    )]
    private static partial Regex ForeignPlaceholder();

    [GeneratedRegex(@"\A\+[1-9][0-9]{7,14}\z", RegexOptions.None, 1000)]
    private static partial Regex PhoneNumber();

    [GeneratedRegex(@"\A[A-Za-z0-9_-]+\z", RegexOptions.None, 1000)]
    private static partial Regex AttributeKey();
}
