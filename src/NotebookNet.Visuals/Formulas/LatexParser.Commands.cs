namespace NotebookNet.Visuals;

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
            case "boxed" or "overline" or "underline":
                return new MathNode("mrow", ParseArgument()).With("style", name switch
                {
                    "boxed" => "border:1px solid currentColor;padding:0.3em",
                    "overline" => "border-top:0.05em solid;padding-top:0.12em",
                    _ => "border-bottom:0.05em solid;padding-bottom:0.12em",
                });
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
            // Only the wide forms stretch, and the arrow over a single letter is a small one.
            var isWide = name is "widehat" or "widetilde" or "overrightarrow" or "overbrace";
            var argument = ParseArgument();
            var accent = MathNode.Operator(text).With("stretchy", isWide ? "true" : "false");
            return new MathNode("mover", argument, name == "vec" ? accent.With("mathsize", "70%") : accent)
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
}
