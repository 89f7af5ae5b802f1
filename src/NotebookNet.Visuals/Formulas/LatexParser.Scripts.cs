namespace NotebookNet.Visuals;

/// <content>What stands above, below and beside: exponents, indices, limits, primes.</content>
internal sealed partial class LatexParser
{
    private MathNode ParseScripted()
    {
        var scripted = Current.Kind is TokenKind.Superscript or TokenKind.Subscript;
        var node = scripted || IsPrime() ? new MathNode("mrow") : ParseAtom();
        var scripts = node.Scripts;
        (MathNode? above, MathNode? below, var primes) = (null, null, 0);
        while (true)
        {
            SkipSpaces();
            if (IsPrime())
            {
                Take();
                primes++;
            }
            else if (Current is { Kind: TokenKind.Command, Text: "limits" or "nolimits" } limits)
            {
                Take();
                scripts = limits.Text == "limits" ? Scripts.AlwaysAboveAndBelow : Scripts.Beside;
            }
            else if (Current.Kind == TokenKind.Superscript && above is null)
            {
                Take();
                above = ParseArgument();
            }
            else if (Current.Kind == TokenKind.Subscript && below is null)
            {
                Take();
                below = ParseArgument();
            }
            else
            {
                break;
            }
        }

        if (primes > 0)
        {
            var mark = MathNode.Operator(primes switch { 1 => "′", 2 => "″", 3 => "‴", _ => new string('′', primes) });
            above = above is null ? mark : new MathNode("mrow", mark, above);
        }

        return Attach(node, above, below, scripts);
    }

    private static MathNode Attach(MathNode node, MathNode? above, MathNode? below, Scripts scripts)
    {
        var (both, upper, lower) = scripts == Scripts.Beside ? ("msubsup", "msup", "msub") : ("munderover", "mover", "munder");
        if (scripts == Scripts.AlwaysAboveAndBelow && (above ?? below) is not null)
        {
            node = new MathNode("mrow", node);
        }

        return (above, below) switch
        {
            (null, null) => node,
            (not null, not null) => new MathNode(both, node, below, above) { IsFunction = node.IsFunction },
            (not null, null) => new MathNode(upper, node, above) { IsFunction = node.IsFunction },
            _ => new MathNode(lower, node, below!) { IsFunction = node.IsFunction },
        };
    }

    /// <summary>Reads what a command or a script takes: a group, or the next single thing.</summary>
    private MathNode ParseArgument()
    {
        SkipSpaces();
        if (Current.Kind == TokenKind.Number && Current.Text.Length > 1)
        {
            // "x^10" is x¹0 to TeX: one digit only.
            var number = Current;
            _tokens[_at] = number with { Text = number.Text[1..], Start = number.Start + 1 };
            return Number(number.Text[..1]);
        }

        return EndsRow() ? new MathNode("mrow") : ParseAtom();
    }
}
