namespace NotebookNet.Visuals;

/// <content>Text, upright names and alphabets.</content>
internal sealed partial class LatexParser
{
    private MathNode? Styled(string name)
    {
        switch (name)
        {
            case "text" or "textrm" or "textnormal" or "mbox" or "textsf":
                return Text(RawArgument(), style: null);
            case "textit" or "emph":
                return Text(RawArgument(), "font-style:italic");
            case "texttt":
                return Text(RawArgument(), "font-family:monospace");
            case "textbf":
                return Text(RawArgument(), "font-weight:bold");
            case "operatorname":
                var hasLimits = Current is { Kind: TokenKind.Character, Text: "*" };
                if (hasLimits)
                {
                    Take();
                }

                var function = PlainText(RawArgument().Replace("\\,", " ").Replace("\\ ", " "));
                return hasLimits ? LimitFunction(function) : Upright(function, isFunction: true);
            case "mathrm":
                var letters = RawArgument();
                return letters.Contains('\\') ? Parse(letters) : Upright(letters.Replace(" ", ""), isFunction: false);
            default:
                return MathAlphabet.Has(name) ? Alphabet(name) : null;
        }
    }

    // A single letter would be drawn in italics.
    private static MathNode Upright(string text, bool isFunction)
    {
        var node = new MathNode("mi", text) { IsFunction = isFunction };
        return text.Length == 1 ? node.With("mathvariant", "normal") : node;
    }

    // The content is parsed as usual; the style is then a property of its letters.
    private MathNode Alphabet(string style) => Parse(RawArgument(), style);

    private MathNode Parse(string part, string? style = null)
    {
        if (_depth + 1 > DeepestNesting)
        {
            throw new LatexTooDeepException();
        }

        return MathNode.Row(new LatexParser(part) { _depth = _depth + 1, _style = style ?? _style }.ParseAll());
    }

    /// <summary>Text, with formulas between dollar signs in it.</summary>
    private MathNode Text(string raw, string? style)
    {
        var parts = raw.Split('$');
        var nodes = new List<MathNode>();
        for (var i = 0; i < parts.Length; i++)
        {
            if (i % 2 == 1)
            {
                nodes.Add(Parse(parts[i]));
            }
            else if (parts[i].Length > 0)
            {
                var text = new MathNode("mtext", PlainText(parts[i]));
                nodes.Add(style is null ? text : text.With("style", style));
            }
        }

        return MathNode.Row(nodes);
    }

    private MathNode Negated()
    {
        SkipSpaces();
        var next = Take();
        var text = next.Kind == TokenKind.Command ? LatexSymbols.Operators.GetValueOrDefault(next.Text) : next.Text;
        return text is null or "" ? Unknown("\\not") : MathNode.Operator(LatexSymbols.Negated.GetValueOrDefault(text) ?? text + "\u0338");
    }

    // MathML drops spaces at the ends of text; and LaTeX hides some characters behind a backslash.
    private static string PlainText(string text)
    {
        foreach (var c in "%&#_{}")
        {
            text = text.Replace("\\" + c, c.ToString());
        }

        return text.Replace('~', '\u00A0').Replace(' ', '\u00A0');
    }
}
