namespace NotebookNet.Visuals;

/// <content>Brackets that grow, environments, and arguments.</content>
internal sealed partial class LatexParser
{
    private static readonly Dictionary<string, (string Open, string Close)> Fences = new(StringComparer.Ordinal)
    {
        ["matrix"] = ("", ""),
        ["smallmatrix"] = ("", ""),
        ["pmatrix"] = ("(", ")"),
        ["bmatrix"] = ("[", "]"),
        ["Bmatrix"] = ("{", "}"),
        ["vmatrix"] = ("|", "|"),
        ["Vmatrix"] = ("‖", "‖"),
        ["cases"] = ("{", ""),
        ["dcases"] = ("{", ""),
        ["rcases"] = ("", "}"),
        ["array"] = ("", ""),
        ["aligned"] = ("", ""),
        ["align"] = ("", ""),
        ["alignat"] = ("", ""),
        ["alignedat"] = ("", ""),
        ["split"] = ("", ""),
        ["eqnarray"] = ("", ""),
        ["gathered"] = ("", ""),
        ["gather"] = ("", ""),
        ["multline"] = ("", ""),
        ["equation"] = ("", ""),
    };

    private MathNode Environment()
    {
        var name = RawArgument().Trim();
        var plain = name.TrimEnd('*');
        if (!Fences.TryGetValue(plain, out var fence))
        {
            return Unknown($"\\begin{{{name}}}");
        }

        var columns = plain is "array" or "alignat" or "alignedat" ? RawArgument() : "";
        var rows = ParseRows(isEnvironment: true);
        if (Current.Kind == TokenKind.Command)
        {
            Take();
            RawArgument();
        }

        if (rows is [[var only]] && plain is "equation" or "gather" or "gathered" or "multline")
        {
            return MathNode.Row(rows[0][0]);
        }

        var table = Table(rows, plain, columns);
        return fence is ("", "") ? table : new MathNode("mrow", [.. Fence(fence.Open, "prefix"), table, .. Fence(fence.Close, "postfix")]);
    }

    private static MathNode Table(List<List<List<MathNode>>> rows, string environment, string columns)
    {
        var letters = columns.Where(c => c is 'l' or 'c' or 'r').ToList();
        var isAligned = environment is "aligned" or "align" or "alignat" or "alignedat" or "split" or "eqnarray";
        var lines = rows.Select(row => new MathNode("mtr", [.. row.Select((cell, i) =>
        {
            var alignment = isAligned ? (i % 2 == 0 ? 'r' : 'l')
                : environment.Contains("cases", StringComparison.Ordinal) ? 'l'
                : i < letters.Count ? letters[i] : 'c';
            // An empty row before "= …" makes the sign keep its distance from what stands left of it.
            var content = isAligned && i % 2 == 1 ? [new MathNode("mrow"), .. cell] : cell;
            return new MathNode("mtd", content).With("style", StyleOf(alignment, isAligned, i));
        })]));
        var table = new MathNode("mtable", [.. lines]);
        return isAligned || environment is "dcases" ? table.With("displaystyle", "true") : table;
    }

    // Written at each cell: a formula must look right on any page, whatever its styles. Chromium lays out the content of a cell as
    // a block, and the second alignment is the one that moves it there.
    private static string StyleOf(char alignment, bool isAligned, int column)
    {
        var side = alignment switch { 'l' => "left", 'r' => "right", _ => "center" };
        var left = isAligned ? (column > 0 && alignment == 'r' ? "2em" : "0") : "0.45em";
        return $"text-align:{side};text-align:-webkit-{side};padding:0.4ex {(isAligned ? "0" : "0.45em")} 0.4ex {left}";
    }

    private MathNode Fenced()
    {
        var nodes = new List<MathNode>();
        nodes.AddRange(Fence(Delimiter(), "prefix"));
        nodes.AddRange(ParseRow());
        while (Current is { Kind: TokenKind.Command, Text: "middle" })
        {
            Take();
            nodes.AddRange(Fence(Delimiter(), "infix"));
            nodes.AddRange(ParseRow());
        }

        if (Current is { Kind: TokenKind.Command, Text: "right" })
        {
            Take();
            nodes.AddRange(Fence(Delimiter(), "postfix"));
        }

        return new MathNode("mrow", nodes) { IsOpening = true };
    }

    private static IEnumerable<MathNode> Fence(string text, string form) => text.Length == 0 ? []
        : [MathNode.Operator(text).With("fence", "true").With("stretchy", "true").With("form", form)];

    private string Delimiter()
    {
        SkipSpaces();
        var token = Take();
        return token.Kind == TokenKind.Command
            ? LatexSymbols.Delimiters.GetValueOrDefault(token.Text) ?? LatexSymbols.Operators.GetValueOrDefault(token.Text) ?? "\\" + token.Text
            : token.Text is "." ? "" : token.Text;
    }

    private MathNode? Sized(string name)
    {
        var size = name.TrimEnd('l', 'r', 'm') switch { "big" => "1.2em", "Big" => "1.8em", "bigg" => "2.4em", "Bigg" => "3em", _ => null };
        return size is null ? null : new MathNode("mo", Delimiter()) { IsOpening = name.EndsWith('l') }
            .With("stretchy", "true").With("symmetric", "true").With("minsize", size).With("maxsize", size);
    }

    private MathNode Substack()
    {
        var rows = new LatexParser(RawArgument()) { _depth = _depth + 1, _style = _style }.ParseRows();
        return Table(rows, "matrix", columns: "");
    }

    private MathNode? OptionalArgument()
    {
        var before = _at;
        SkipSpaces();
        if (Current is not { Kind: TokenKind.Character, Text: "[" })
        {
            _at = before;
            return null;
        }

        Take();
        var nodes = ParseRow(() => Current is { Kind: TokenKind.Character, Text: "]" });
        Take();
        return MathNode.Row(nodes);
    }

    /// <summary>The source of an argument: of a group without its brackets, else of the next thing.</summary>
    private string RawArgument()
    {
        SkipSpaces();
        var first = Take();
        if (first.Kind != TokenKind.Open)
        {
            return first.Kind == TokenKind.Command ? "\\" + first.Text : first.Text;
        }

        for (var depth = 1; ; Take())
        {
            depth += Current.Kind switch { TokenKind.Open => 1, TokenKind.Close => -1, _ => 0 };
            if (depth == 0 || Current.Kind == TokenKind.End)
            {
                var raw = source[(first.Start + 1)..Current.Start];
                Take();
                return raw;
            }
        }
    }
}
