using FsCheck;
using FsCheck.Fluent;
using PhoneNumbers;
using ScreenPop.Customers.Keys;
using PhoneNumber = ScreenPop.Customers.Keys.PhoneNumber;

namespace ScreenPop.Customers.Tests;

public sealed class PhoneNumberTests
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(2000);

    /// <summary>Numbers of countries with different plans. They are in no directory.</summary>
    private static readonly Gen<string> Numbers = Gen.OneOf(
        Gen.Choose(0, 99).Select(n => $"+1415555{n + 100:0000}"),
        Gen.Choose(0, 999).Select(n => $"+44207946{n:0000}"),
        Gen.Choose(0, 9999).Select(n => $"+4930230{n:0000}5"),
        Gen.Choose(0, 9999).Select(n => $"+3906555{n:0000}"),
        Gen.Choose(0, 9999).Select(n => $"+8136555{n:0000}")
    );

    [Theory]
    [InlineData("+14155550100", "+14155550100")]
    [InlineData(" +1 (415) 555-0100 ", "+14155550100")]
    [InlineData("+1.415.555.0100", "+14155550100")]
    [InlineData("+1\u00A0415\u2011555\u20110100", "+14155550100")]
    [InlineData("＋１４１５５５５０１００", "+14155550100")]
    [InlineData("tel:+1-415-555-0100", "+14155550100")]
    [InlineData("+1 415 555 0100 ext. 12", "+14155550100")]
    [InlineData("+1 415 555 0100 x12", "+14155550100")]
    [InlineData("+14155550100;ext=12", "+14155550100")]
    [InlineData("+44 (0)20 7946 0000", "+442079460000")]
    [InlineData("+44 020 7946 0000", "+442079460000")]
    [InlineData("0044 20 7946 0000", "+442079460000")]
    [InlineData("+39 06 5550 1234", "+390655501234")]
    public void An_international_number_needs_no_country(string text, string e164) =>
        Assert.Equal(e164, PhoneNumber.Parse(text).E164);

    [Theory]
    [InlineData("(415) 555-0100", "US", "+14155550100")]
    [InlineData("1 415 555 0100", "US", "+14155550100")]
    [InlineData("011 44 20 7946 0000", "US", "+442079460000")]
    [InlineData("0044 20 7946 0000", "US", "+442079460000")]
    [InlineData("020 7946 0000", "GB", "+442079460000")]
    [InlineData("2079460000", "GB", "+442079460000")]
    [InlineData("44 20 7946 0000", "GB", "+442079460000")]
    [InlineData("030 230 00005", "DE", "+493023000005")]
    [InlineData("06 5550 1234", "IT", "+390655501234")]
    [InlineData("0011 1 415 555 0100", "AU", "+14155550100")]
    [InlineData("8 (495) 555-01-00", "RU", "+74955550100")]
    [InlineData("912 345 678", "ES", "+34912345678")]
    [InlineData("266696687", "FR", "+33266696687")]
    public void A_national_number_gets_the_country_it_was_given(string text, string country, string e164) =>
        Assert.Equal(e164, PhoneNumber.Parse(text, Country.Find(country)).E164);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("anonymous")]
    [InlineData("Restricted")]
    [InlineData("unavailable")]
    [InlineData("Softphone")]
    [InlineData("+266696687")]
    [InlineData("266696687")]
    [InlineData("+7378742833")]
    [InlineData("sip:+14155550100@pbx.example.test;user=phone")]
    [InlineData("14155550100@example.test")]
    [InlineData("+1415555O100")]
    [InlineData("+1415+5550100")]
    [InlineData("\U0001F4DE 4155550100")]
    public void A_hidden_or_made_up_caller_id_is_withheld(string? text) =>
        Assert.Equal(PhoneNumber.Withheld, PhoneNumber.Parse(text));

    [Theory]
    [InlineData("911", null)]
    [InlineData("72345", "US")]
    [InlineData("+1415555010", null)]
    [InlineData("+1 115 555 0100", null)]
    [InlineData("+1 415 155 0100", null)]
    [InlineData("+0123456789", null)]
    [InlineData("+1234567890123456", null)]
    [InlineData("555 0100", "US")]
    [InlineData("+44 0020 7946 0000", null)]
    public void Digits_nobody_can_be_reached_by_are_no_number(string text, string? country) =>
        Assert.Equal(PhoneNumber.NotDialable, PhoneNumber.Parse(text, country is null ? null : Country.Find(country)));

    [Theory]
    [InlineData("4155550100")]
    [InlineData("(030) 901820")]
    public void Digits_without_a_country_code_are_no_number_where_no_country_is_given(string text) =>
        Assert.Equal(PhoneNumber.CountryUnknown, PhoneNumber.Parse(text));

    [Fact]
    public void A_caller_id_of_any_length_is_survived() =>
        Assert.Equal(PhoneNumber.Withheld, PhoneNumber.Parse(new string('1', 1_000_000)));

    [Fact]
    public void Normalising_twice_changes_nothing() =>
        Prop.ForAll(
                Gen.OneOf(
                        ArbMap.Default.GeneratorFor<string>(),
                        Numbers,
                        Gen.Elements("0123456789+ ()-x".ToCharArray()).ArrayOf().Select(c => new string(c))
                    )
                    .ToArbitrary(),
                Gen.Elements(Country.Codes.Select(Country.Find).Append(null)).ToArbitrary(),
                (text, country) =>
                    PhoneNumber.Parse(text, country) is not { E164: { } number }
                    || PhoneNumber.Parse(number, country).E164 == number
            )
            .Check(Thorough);

    [Fact]
    public void Formatting_never_changes_the_match()
    {
        var spelled =
            from number in Numbers
            from separators in Gen.Elements("", " ", "-", ".", "(", ")", "/", "\u00A0", "\u2013").ArrayOf(number.Length)
            from prefix in Gen.Elements("+", "00", "tel:+", " +")
            from extension in Gen.Elements("", " ext 7", ";ext=12", " x3")
            select (
                number,
                text: prefix + string.Concat(number[1..].Zip(separators, (digit, separator) => digit + separator)) + extension
            );
        Prop.ForAll(spelled.ToArbitrary(), s => PhoneNumber.Parse(s.text).E164 == s.number).Check(Thorough);
    }

    [Fact]
    public void What_comes_out_is_E164() =>
        Prop.ForAll(
                Gen.Elements("0123456789+ ()-x;ext=".ToCharArray()).ArrayOf().Select(c => new string(c)).ToArbitrary(),
                text =>
                    PhoneNumber.Parse(text, Country.Find("US")) is not { E164: { } number }
                    || (
                        number[0] == '+'
                        && number.Length is >= 8 and <= 16
                        && number[1] != '0'
                        && number[1..].All(char.IsAsciiDigit)
                    )
            )
            .Check(Thorough);

    [Theory]
    [InlineData("+36 06 1 234 5678", "+3612345678")]
    [InlineData("+7 8 495 555-01-00", "+74955550100")]
    [InlineData("+54 11 15 1234-5680", "+5491112345680")]
    [InlineData("+52 1 55 1234 5678", "+525512345678")]
    public void A_trunk_prefix_behind_the_country_code_is_dropped(string text, string e164) =>
        Assert.Equal(e164, PhoneNumber.Parse(text).E164);

    [Theory]
    [InlineData("4930123456", "DE", "+4930123456")]
    [InlineData("0 15 11 98765-4324", "BR", "+5511987654324")]
    [InlineData("011 15 1234-5680", "AR", "+5491112345680")]
    [InlineData("06 1 234 5678", "HU", "+3612345678")]
    [InlineData("2223 4567", "KW", "+96522234567")]
    [InlineData("030/901820", "DE", "+4930901820")]
    public void Numbers_are_read_by_the_plan_of_their_country(string text, string country, string e164) =>
        Assert.Equal(e164, PhoneNumber.Parse(text, Country.Find(country)).E164);

    /// <summary>A number of the country as written, and another number if its first digits are the country's own code.</summary>
    [Theory]
    [InlineData("49613123456", "DE")]
    [InlineData("3906698123", "IT")]
    public void A_number_with_two_readings_is_none(string text, string country) =>
        Assert.Equal(PhoneNumber.Ambiguous, PhoneNumber.Parse(text, Country.Find(country)));

    [Theory]
    [InlineData("+441")]
    [InlineData("+44")]
    [InlineData("+999 123 456 789")]
    public void A_number_with_a_country_code_is_never_one_without(string text) =>
        Assert.Equal(PhoneNumber.NotDialable, PhoneNumber.Parse(text));

    [Theory]
    [InlineData("+551187654321", "+5511987654321")]
    [InlineData("+5215512345678", "+525512345678")]
    [InlineData("+541112345679", "+5491112345679")]
    public void Both_ways_of_writing_a_number_are_one_key(string one, string other) =>
        Assert.Equal(LookupKey.Phone(one), LookupKey.Phone(other));

    [Theory]
    [InlineData("+551134567890", "+5511934567890")]
    [InlineData("+551170123456", "+5511970123456")]
    [InlineData("+14155550100", "+14155550101")]
    public void Two_numbers_are_two_keys(string one, string other) =>
        Assert.NotEqual(LookupKey.Phone(one), LookupKey.Phone(other));

    [Theory]
    [InlineData("+14155550100")]
    [InlineData("+442079460000")]
    [InlineData("+5215512345678")]
    [InlineData("+266696687")]
    [InlineData("+11155550100")]
    [InlineData("+1415555010")]
    [InlineData("+44 (0)20 7946 0000")]
    [InlineData("020 7946 0000")]
    [InlineData("anonymous")]
    [InlineData("+441")]
    [InlineData("+0123456789")]
    [InlineData(null)]
    public void Caller_ids_and_typed_numbers_give_the_same_number(string? text) =>
        Assert.Equal(PhoneNumber.Parse(text, Country.Find("GB")), PhoneNumber.OfNetwork(text, Country.Find("GB")));

    /// <summary>libphonenumber has an example of each kind of number of each country.</summary>
    [Fact]
    public void The_example_numbers_of_every_country_are_read_in_each_spelling_as_themselves_or_not_at_all()
    {
        var plans = PhoneNumberUtil.GetInstance();
        var wrong = new List<string>();
        var read = 0;
        foreach (var code in Country.Codes)
        {
            foreach (var number in Enum.GetValues<PhoneNumberType>().Select(type => plans.GetExampleNumberForType(code, type)))
            {
                if (number is null || Plans.IsSpecial(plans, number))
                {
                    continue;
                }

                var e164 = plans.Format(number, PhoneNumberFormat.E164);
                foreach (
                    var format in new[] { PhoneNumberFormat.E164, PhoneNumberFormat.INTERNATIONAL, PhoneNumberFormat.RFC3966 }
                )
                {
                    Expect(wrong, e164, plans.Format(number, format), null, mayBeAmbiguous: false);
                }

                Expect(wrong, e164, plans.Format(number, PhoneNumberFormat.NATIONAL), Country.Find(code), mayBeAmbiguous: true);
                read++;
            }
        }

        Assert.True(read > 1000);
        Assert.Empty(wrong);
    }

    [Fact]
    public void A_country_is_known_by_its_code_in_any_case_and_others_are_not()
    {
        Assert.Equal("KW", Country.Find("kw")?.Code);
        Assert.Equal("965", Country.Find("KW")?.CallingCode);
        Assert.Null(Country.Find("ZZ"));
        Assert.Null(Country.Find("001"));
        Assert.Equal(PhoneNumberUtil.GetInstance().GetSupportedRegions().Order(StringComparer.Ordinal), Country.Codes);
    }

    private static void Expect(List<string> wrong, string e164, string text, Country? country, bool mayBeAmbiguous)
    {
        var number = PhoneNumber.Parse(text, country);
        if (number.E164 != e164 && !(mayBeAmbiguous && number.Kind is PhoneNumberKind.Ambiguous))
        {
            wrong.Add($"{country?.Code} {text}: {number.Kind} {number.E164}, not {e164}");
        }
    }

    private static class Plans
    {
        /// <summary>Numbers shorter than any customer's, and services that place no calls.</summary>
        public static bool IsSpecial(PhoneNumberUtil plans, PhoneNumbers.PhoneNumber number) =>
            plans.GetNationalSignificantNumber(number).Length <= (number.CountryCode == 1 ? 9 : 6);
    }
}
