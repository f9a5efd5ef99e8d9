using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ScreenPop.FlowTesting.Scripts;

/// <summary>
/// Checks a YAML text before it is loaded: loading would not end for a text that is too deep or contains itself.
/// </summary>
internal static class YamlShape
{
    private const int MaxDepth = 64;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="CallScriptException">It is too deep, an alias is inside its own anchor, or a text is not valid
    /// Unicode.</exception>
    /// <exception cref="YamlException">It is not YAML.</exception>
    public static void Check(string file, string text)
    {
        var parser = new Parser(new StringReader(text));
        var open = new Stack<AnchorName>();
        while (parser.MoveNext())
        {
            switch (parser.Current)
            {
                case NodeEvent node when node is MappingStart or SequenceStart:
                    Require(open.Count < MaxDepth, node, $"more than {MaxDepth} levels");
                    open.Push(node.Anchor);
                    break;
                case MappingEnd or SequenceEnd:
                    open.Pop();
                    break;
                case AnchorAlias alias:
                    Require(!open.Contains(alias.Value), alias, $"*{alias.Value} is a part of itself");
                    break;
                case Scalar scalar:
                    Require(IsText(scalar.Value), scalar, "a text is not valid Unicode");
                    break;
            }
        }

        void Require(bool holds, ParsingEvent at, string otherwise)
        {
            if (!holds)
            {
                throw new CallScriptException(file, (int)at.Start.Line, otherwise);
            }
        }
    }

    private static bool IsText(string text)
    {
        try
        {
            return Strict.GetByteCount(text) >= 0;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }
}
