namespace NotebookNet.Tool.Latex;

/// <content>What each command makes.</content>
internal sealed partial class LatexParser
{
    private MathNode ParseCommand(LatexToken token)
    {
        var name = token.Text;
        return Symbol(name) ?? Structure(name) ?? Styled(name) ?? Unknown("\\" + name);
    }

    private MathNode? Symbol(string name)
    {
        if (LatexSymbols.Identifiers.TryGetValue(name, out var text))
        {
            return Identifier(text);
        }

        if (LatexSymbols.Upright.TryGetValue(name, out text))
        {
            return Identifier(text).With("mathvariant", "normal");
        }

        if (LatexSymbols.Operators.TryGetValue(name, out text))
        {
            return MathNode.Operator(text);
        }

        if (LatexSymbols.Delimiters.TryGetValue(name, out text))
        {
            return Bracket(text, isOpening: name is "{" or "lbrace" or "langle" or "lfloor" or "lceil" or "lvert" or "lVert" or "lbrack");
        }

        if (LatexSymbols.Large.TryGetValue(name, out text))
        {
            return new MathNode("mo", text) { Scripts = Scripts.AboveAndBelow };
        }

        if (LatexSymbols.Integrals.TryGetValue(name, out text))
        {
            return MathNode.Operator(text);
        }

        if (LatexSymbols.Spaces.TryGetValue(name, out text))
        {
            return MathNode.Space(text);
        }

        return LatexSymbols.Limits.TryGetValue(name, out text) ? LimitFunction(text)
            : LatexSymbols.Functions.Contains(name) ? new MathNode("mi", name) { IsFunction = true } : null;
    }

    private static MathNode LimitFunction(string name) => new MathNode("mo", name) { Scripts = Scripts.AboveAndBelow, IsFunction = true }
        .With("movablelimits", "true").With("lspace", "0").With("rspace", "0");

    private MathNode? Structure(string name)
    {
        switch (name)
        {
            case "frac" or "dfrac" or "tfrac" or "cfrac":
                var fraction = new MathNode("mfrac", ParseArgument(), ParseArgument());
                return name == "frac" ? fraction
                    : new MathNode("mstyle", fraction).With("displaystyle", name == "tfrac" ? "false" : "true");
            case "binom":
                var binomial = new MathNode("mfrac", ParseArgument(), ParseArgument()).With("linethickness", "0");
                return new MathNode("mrow", MathNode.Operator("("), binomial, MathNode.Operator(")"));
            case "sqrt":
                var degree = OptionalArgument();
                return degree is null ? new MathNode("msqrt", ParseArgument()) : new MathNode("mroot", ParseArgument(), degree);
            case "left":
                return Fenced();
            case "begin":
                return Environment();
            case "overset" or "stackrel":
                var over = ParseArgument();
                return new MathNode("mover", ParseArgument(), over);
            case "underset":
                var under = ParseArgument();
                return new MathNode("munder", ParseArgument(), under) { Scripts = Scripts.Beside };
            case "substack":
                return Substack();
            case "phantom":
                return new MathNode("mphantom", ParseArgument());
            case "boxed":
                return new MathNode("mrow", ParseArgument()).With("class", "latex-boxed");
            case "not":
                return Negated();
            case "tag":
                return new MathNode("mtext", "\u2003(" + RawArgument() + ")");
            case "label":
                RawArgument();
                return new MathNode("mrow");
            case "nonumber" or "notag" or "hline" or "relax" or "normalsize":
                return new MathNode("mrow");
            case "mathrel" or "mathbin" or "mathord" or "mathop" or "mathopen" or "mathclose" or "mathpunct":
                return ParseArgument();
            case "bmod":
                return MathNode.Operator("mod").With("lspace", "0.222em").With("rspace", "0.222em");
            case "pmod":
                return new MathNode("mrow", MathNode.Space("1em"), MathNode.Operator("("), MathNode.Identifier("mod"),
                    MathNode.Space("0.333em"), ParseArgument(), MathNode.Operator(")"));
            default:
                return Accent(name) ?? Sized(name);
        }
    }

    private MathNode? Accent(string name)
    {
        if (LatexSymbols.Accents.TryGetValue(name, out var text))
        {
            // Only the wide forms stretch: the arrow over a single letter keeps its size.
            var stretchy = name is "widehat" or "widetilde" or "overline" or "overrightarrow" or "overbrace" ? "true" : "false";
            return new MathNode("mover", ParseArgument(), MathNode.Operator(text).With("stretchy", stretchy))
            {
                Scripts = name == "overbrace" ? Scripts.AlwaysAboveAndBelow : Scripts.Beside,
            }.With("accent", "true");
        }

        return LatexSymbols.UnderAccents.TryGetValue(name, out text)
            ? new MathNode("munder", ParseArgument(), MathNode.Operator(text).With("stretchy", "true"))
            {
                Scripts = name == "underbrace" ? Scripts.AlwaysAboveAndBelow : Scripts.Beside,
            }
            : null;
    }

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
