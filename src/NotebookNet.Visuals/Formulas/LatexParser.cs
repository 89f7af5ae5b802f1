namespace NotebookNet.Visuals;

/// <summary>Builds MathML from LaTeX tokens. It never gives up: what it does not know becomes a visible piece of source.</summary>
internal sealed partial class LatexParser(string source)
{
    private const int DeepestNesting = 100;

    private readonly List<LatexToken> _tokens = LatexLexer.Read(source);
    private string? _style;
    private int _depth;
    private int _at;

    private LatexToken Current => _tokens[_at];

    /// <summary>Reads the whole formula.</summary>
    public IReadOnlyList<MathNode> ParseAll()
    {
        var rows = ParseRows();
        // Lines and columns without an environment are not LaTeX, but everybody sees what is meant.
        return rows is [[var only]] ? only : [Table(rows, "aligned", columns: "")];
    }

    /// <summary>Reads rows of cells, up to \\end in an environment, else to the very end.</summary>
    private List<List<List<MathNode>>> ParseRows(bool isEnvironment = false)
    {
        List<List<List<MathNode>>> rows = [[[]]];
        while (true)
        {
            rows[^1][^1].AddRange(ParseRow());
            if (Current.Kind == TokenKind.End || (isEnvironment && Current is { Kind: TokenKind.Command, Text: "end" }))
            {
                break;
            }

            var token = Take();
            if (token.Kind == TokenKind.Column)
            {
                rows[^1].Add([]);
            }
            else if (token.Kind == TokenKind.Row)
            {
                OptionalArgument();
                rows.Add([[]]);
            }
            else
            {
                // A bracket without its partner: shown, and passed by.
                rows[^1][^1].Add(Unknown(token.Kind == TokenKind.Command ? "\\" + token.Text : token.Text));
            }
        }

        if (rows.Count > 1 && rows[^1] is [[]])
        {
            rows.RemoveAt(rows.Count - 1);
        }

        return rows;
    }

    /// <summary>Reads up to something that ends a row: a closing bracket, &amp;, \\, \right, \end, or the end.</summary>
    private List<MathNode> ParseRow(Func<bool>? stop = null)
    {
        if (++_depth > DeepestNesting)
        {
            throw new LatexTooDeepException();
        }

        var nodes = new List<MathNode>();
        while (!EndsRow() && stop?.Invoke() != true)
        {
            if (Current.Kind == TokenKind.Space)
            {
                Take();
                continue;
            }

            if (Current is { Kind: TokenKind.Command, Text: "displaystyle" or "textstyle" or "scriptstyle" } style)
            {
                // It holds until the end of the group.
                Take();
                nodes.Add(new MathNode("mstyle", ParseRow(stop)).With("displaystyle", style.Text == "displaystyle" ? "true" : "false"));
                break;
            }

            Append(nodes, ParseScripted());
        }

        _depth--;
        return nodes;
    }

    /// <summary>Adds a node with the distances that TeX gives to functions and signs.</summary>
    private static void Append(List<MathNode> nodes, MathNode node)
    {
        var before = nodes.Count > 0 ? nodes[^1] : null;
        if (before is not null && ((before.IsFunction && !node.IsOpening && !node.IsSpace)
            || (node.IsFunction && !before.IsFunction && !before.IsSpace && !before.IsOpening && !before.AwaitsTerm)))
        {
            nodes.Add(MathNode.Space("0.167em"));
        }

        if (node.IsSign && nodes.FindLast(n => !n.IsSpace)?.AwaitsTerm != false)
        {
            node.With("form", "prefix");
        }

        nodes.Add(node);
    }

    private bool EndsRow() => Current.Kind is TokenKind.End or TokenKind.Close or TokenKind.Column or TokenKind.Row
        || Current is { Kind: TokenKind.Command, Text: "right" or "end" or "middle" };

    private MathNode ParseAtom()
    {
        var token = Take();
        switch (token.Kind)
        {
            case TokenKind.Open:
                var group = ParseRow();
                Skip(TokenKind.Close);
                return group.Count == 1 ? group[0] : new MathNode("mrow", group);
            case TokenKind.Number:
                return Number(token.Text);
            case TokenKind.Command:
                return ParseCommand(token);
            default:
                return Character(token.Text);
        }
    }

    private MathNode Character(string text) => text switch
    {
        "-" => MathNode.Operator("−"),
        "*" => MathNode.Operator("∗"),
        "(" or "[" => Bracket(text, isOpening: true),
        ")" or "]" => Bracket(text, isOpening: false),
        "|" => Bracket(text, isOpening: false).With("lspace", "0").With("rspace", "0"),
        "/" => MathNode.Operator("/").With("lspace", "0").With("rspace", "0"),
        "~" => MathNode.Space("0.333em"),
        "," or ";" => MathNode.Operator(text).With("separator", "true"),
        "'" => MathNode.Operator("′"),
        _ when char.IsLetter(text, 0) => Identifier(text),
        _ => MathNode.Operator(text),
    };

    private MathNode Identifier(string text) => MathNode.Identifier(_style is null ? text : MathAlphabet.Apply(_style, text));

    private MathNode Number(string text) => new("mn", _style is null ? text : MathAlphabet.Apply(_style, text));

    // Brackets grow only between \left and \right; MathML's would always.
    private static MathNode Bracket(string text, bool isOpening) =>
        new MathNode("mo", text) { IsOpening = isOpening }.With("stretchy", "false");

    private static MathNode Unknown(string text) => new MathNode("mtext", text).With("style", "font-family:monospace;font-size:0.85em");

    private bool IsPrime() => Current is { Kind: TokenKind.Character, Text: "'" };

    private LatexToken Take() => Current.Kind == TokenKind.End ? Current : _tokens[_at++];

    private void Skip(TokenKind kind)
    {
        SkipSpaces();
        if (Current.Kind == kind)
        {
            Take();
        }
    }

    private void SkipSpaces()
    {
        while (Current.Kind == TokenKind.Space)
        {
            Take();
        }
    }
}
