using System.Globalization;
using System.Text;

namespace NotebookNet.Visuals;

/// <summary>Puts numbers in place of the symbols of a formula.</summary>
internal static class FormulaNumbers
{
    private const int Digits = 4;

    // What stands in the braces behind these is a name or a text, not a formula.
    private static readonly HashSet<string> WithText = ["begin", "end", "text", "textrm", "textbf", "textit", "textsf", "texttt", "emph", "mbox", "mathrm", "operatorname", "label", "tag"];

    /// <summary>A number in LaTeX, with four significant digits.</summary>
    public static string Write(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? @"\text{NaN}" : value > 0 ? @"\infty" : @"-\infty";
        }

        var text = value.ToString("G" + Digits, CultureInfo.InvariantCulture);
        return text.Split('E') is [var mantissa, var exponent]
            ? $@"{mantissa} \cdot 10^{{{int.Parse(exponent, CultureInfo.InvariantCulture)}}}"
            : text;
    }

    /// <summary>The LaTeX with all symbols replaced.</summary>
    public static string Substitute(string latex, IReadOnlyList<(string Symbol, double Value)> numbers)
    {
        var symbols = numbers.Select(n => (n.Symbol, Tokens: Meaningful(n.Symbol), n.Value)).OrderByDescending(s => s.Tokens.Count).ToArray();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (symbol, tokens, _) in symbols)
        {
            if (tokens.Count == 0 || !seen.Add(string.Concat(tokens.Select(t => t.Text))))
            {
                throw new ArgumentException(tokens.Count == 0 ? "A symbol is empty; give it as it stands in the LaTeX." : $"The symbol '{symbol}' is given twice.", nameof(numbers));
            }
        }

        var used = new HashSet<string>(StringComparer.Ordinal);
        var source = LatexLexer.Read(latex);
        var text = new StringBuilder();
        var wasNumber = false;
        for (var i = 0; source[i].Kind != TokenKind.End;)
        {
            if (source[i] is { Kind: TokenKind.Command } command && WithText.Contains(command.Text))
            {
                var behind = BehindGroup(source, i + 1);
                text.Append(latex, command.Start, source[behind].Start - command.Start);
                (i, wasNumber) = (behind, false);
                continue;
            }

            var found = symbols.FirstOrDefault(s => Matches(source, i, s.Tokens) > 0);
            if (found.Tokens is null)
            {
                var token = source[i];
                // A number and what it multiplies: a dot says so, where two digits would grow together.
                if (wasNumber && token.Kind == TokenKind.Number)
                {
                    AppendDot(text);
                }

                text.Append(latex, token.Start, source[i + 1].Start - token.Start);
                wasNumber = wasNumber && (token.Kind == TokenKind.Space || (token.Kind == TokenKind.Command && LatexSymbols.Spaces.ContainsKey(token.Text)));
                i++;
                continue;
            }

            used.Add(found.Symbol);
            if (wasNumber || EndsFactor(source, i))
            {
                AppendDot(text);
            }

            text.Append(Bracketed(found.Value));
            i += Matches(source, i, found.Tokens);
            wasNumber = true;
            if (source[i].Kind == TokenKind.Character && char.IsLetter(source[i].Text, 0))
            {
                text.Append(' ');
            }
        }

        return symbols.FirstOrDefault(s => !used.Contains(s.Symbol)) is { Symbol: { } missing }
            ? throw new ArgumentException($"The formula {latex} has no symbol '{missing}'. Give symbols as they stand in it, for example \"x_1\" or @\"\\eta\".", nameof(numbers))
            : text.ToString();
    }

    private static int BehindGroup(List<LatexToken> source, int at)
    {
        var depth = 0;
        for (; source[at].Kind != TokenKind.End; at++)
        {
            depth += source[at].Kind switch { TokenKind.Open => 1, TokenKind.Close => -1, _ => 0 };
            if (depth == 0 && source[at].Kind is not TokenKind.Space && source[at] is not { Text: "*" })
            {
                return at + 1;
            }
        }

        return at;
    }

    private static void AppendDot(StringBuilder text) => text.Append(text[^1] == ' ' ? @"\cdot " : @" \cdot ");

    private static List<LatexToken> Meaningful(string symbol) =>
        [.. LatexLexer.Read(symbol ?? "").Where(t => t.Kind is not (TokenKind.Space or TokenKind.End or TokenKind.Open or TokenKind.Close))];

    // How many tokens of the formula a symbol takes from a place on; 0 when it does not stand there. Braces do not matter: \hat y is \hat{y}.
    private static int Matches(List<LatexToken> source, int start, List<LatexToken> symbol)
    {
        var (at, depth) = (start, 0);
        foreach (var wanted in symbol)
        {
            while (at > start && source[at].Kind is TokenKind.Space or TokenKind.Open && at > start)
            {
                depth += source[at].Kind == TokenKind.Open ? 1 : 0;
                at++;
            }

            if (source[at].Kind != wanted.Kind || source[at].Text != wanted.Text)
            {
                return 0;
            }

            at++;
        }

        for (; depth > 0 && source[at].Kind == TokenKind.Close; depth--)
        {
            at++;
        }

        var next = source.Skip(at).First(t => t.Kind != TokenKind.Space);
        return depth == 0 && next.Kind != TokenKind.Subscript && !(next is { Kind: TokenKind.Character, Text: "'" }) && !IsIndex(source, start) ? at - start : 0;
    }

    // What stands right below another symbol is its index: the i of y_i is no number to compute with.
    private static bool IsIndex(List<LatexToken> source, int start)
    {
        for (var i = start - 1; i >= 0; i--)
        {
            if (source[i].Kind != TokenKind.Space)
            {
                return source[i].Kind == TokenKind.Subscript;
            }
        }

        return false;
    }

    private static LatexToken Before(List<LatexToken> source, int start) => start == 0 ? default : source.Take(start).LastOrDefault(t => t.Kind != TokenKind.Space);

    // Right after a number or a closing bracket a number would read as one with it.
    private static bool EndsFactor(List<LatexToken> source, int start) => start > 0
        && Before(source, start) is { Kind: TokenKind.Number } or { Kind: TokenKind.Character, Text: ")" };

    private static string Bracketed(double value)
    {
        var number = Write(value);
        var isSimple = !number.StartsWith('-') && !number.Contains("cdot", StringComparison.Ordinal);
        return isSimple ? number : $"({number})";
    }
}
