using ScreenPop.FlowEngine;
using ScreenPop.FlowLanguage;

namespace ScreenPop.FlowTesting.Scripts;

/// <summary>Reads a YAML file of scripted calls. docs/flows.md describes the format.</summary>
public static class CallScriptReader
{
    /// <exception cref="CallScriptException">Names the file, the line and the problem.</exception>
    public static CallScriptFile Read(string text, string file)
    {
        var yaml = YamlReader.Load(file, text);
        var flow = yaml.Member("flow")?.Text() ?? throw yaml.Wrong("flow: must name the flow to call");
        var shared = yaml.Member("given") is { } given
            ? ScriptedWorldReader.Read(given, new ScriptedWorld())
            : new ScriptedWorld();
        var lines = yaml.Member("given") is { } world ? ScriptLines.Below(world, "given") : [];
        var calls =
            yaml.Member("calls")?.Items().Select(call => ReadCall(call, shared, lines)).ToList()
            ?? throw yaml.Wrong("calls: lists the calls");
        yaml.NothingElse();
        return calls.Count > 0
            ? new CallScriptFile(file, flow, calls)
            : throw yaml.Wrong("calls: lists no call, so nothing would be tested; add one, or delete the file");
    }

    private static CallScript ReadCall(YamlReader yaml, ScriptedWorld shared, IReadOnlyDictionary<string, int> sharedLines)
    {
        var usual = new CallScript { Name = "" };
        var script = new CallScript
        {
            Name = yaml.Member("name")?.Text() ?? throw yaml.Wrong("every call needs a name"),
            Line = yaml.Line,
            Lines = ScriptLines.OfCall(yaml, sharedLines),
            From = yaml.Member("from") is { } from ? from.Scalar() : usual.From,
            To = yaml.Member("to") is { } to ? to.Scalar() : usual.To,
            Channel = yaml.Member("channel")?.Text() ?? usual.Channel,
            InitiationMethod = yaml.Member("initiation")?.Text() ?? usual.InitiationMethod,
            Type = yaml.Member("type")?.Choice<FlowType>(),
            Input = yaml.Member("input")?.Members().ToDictionary(member => member.Name, member => member.Value.Text()) ?? [],
            Given = yaml.Member("given") is { } given ? ScriptedWorldReader.Read(given, shared) : shared,
            Steps = yaml.Member("steps")?.Items().Select(ReadStep).ToList() ?? [],
            AnsweredAfter = yaml.Member("answeredAfter")?.Duration(),
            Patience = yaml.Member("patience")?.Duration() ?? usual.Patience,
            AgentLeavesFirst = yaml.Member("agentLeavesFirst")?.Flag() ?? false,
            Expect = yaml.Member("expect") is { } expect ? ReadExpectation(expect) : new CallExpectation(),
        };
        yaml.NothingElse();
        return script;
    }

    private static CallStep ReadStep(YamlReader yaml)
    {
        if (!yaml.IsMap)
        {
            return yaml.Text() switch
            {
                "silence" => new SilenceStep(yaml.Line),
                "hangUp" => new HangUpStep(yaml.Line),
                var other => throw yaml.Wrong($"\"{other}\" is not a step; steps are hear, press, say, asked, silence, hangUp"),
            };
        }

        CallStep? step =
            yaml.Member("hear") is { } hear ? new HearStep(yaml.Line, ReadMatch(hear))
            : yaml.Member("press") is { } press ? new PressStep(yaml.Line, ReadKeys(press))
            : yaml.Member("say") is { } say ? new SayStep(yaml.Line, say.Text())
            : yaml.Member("asked") is { } asked ? ReadAsked(yaml.Line, asked)
            : null;
        yaml.NothingElse();
        return step ?? throw yaml.Wrong("a step is one of hear, press, say, asked, silence, hangUp");
    }

    private static string ReadKeys(YamlReader yaml)
    {
        var keys = yaml.Text();
        return keys.Length > 0 && keys.All(key => char.IsAsciiDigit(key) || key is '*' or '#')
            ? keys
            : throw yaml.Wrong(keys.Length == 0 ? "press: names no key" : $"\"{keys}\" has characters other than 0-9, * and #");
    }

    private static TextMatch ReadMatch(YamlReader yaml)
    {
        if (!yaml.IsMap)
        {
            return new TextMatch(TextMatchKind.Contains, yaml.Text());
        }

        var match =
            yaml.Member("contains") is { } contains ? new TextMatch(TextMatchKind.Contains, contains.Text())
            : yaml.Member("equals") is { } equals ? new TextMatch(TextMatchKind.Equals, equals.Text())
            : yaml.Member("matches") is { } matches ? new TextMatch(TextMatchKind.Matches, ReadExpression(matches))
            : throw yaml.Wrong("hear takes contains, equals or matches");
        yaml.NothingElse();
        return match;
    }

    private static string ReadExpression(YamlReader yaml)
    {
        try
        {
            TextMatch.Expression(yaml.Text());
            return yaml.Text();
        }
        catch (ArgumentException problem)
        {
            throw yaml.Wrong($"not a regular expression: {problem.Message}");
        }
    }

    private static AskedStep ReadAsked(int line, YamlReader yaml)
    {
        if (!yaml.IsMap)
        {
            return new AskedStep(line, yaml.Text(), new Dictionary<string, string>());
        }

        var step = new AskedStep(
            line,
            yaml.Member("function")?.Text() ?? throw yaml.Wrong("asked: must name a function"),
            yaml.Member("with")?.Members().ToDictionary(member => member.Name, member => member.Value.Scalar() ?? "") ?? []
        );
        yaml.NothingElse();
        return step;
    }

    private static CallExpectation ReadExpectation(YamlReader yaml)
    {
        var expect = new CallExpectation
        {
            End = yaml.Member("end")?.Choice<FlowEndKind>(),
            Queue = yaml.Member("queue")?.Text(),
            Attributes =
                yaml.Member("attributes")?.Members().ToDictionary(member => member.Name, member => member.Value.Scalar()) ?? [],
            Passes = yaml.Member("passes")?.ItemsOrOne().Select(item => item.Text()).ToList() ?? [],
            Avoids = yaml.Member("avoids")?.ItemsOrOne().Select(item => item.Text()).ToList() ?? [],
            Within = yaml.Member("within")?.Duration(),
        };
        yaml.NothingElse();
        return expect;
    }
}
