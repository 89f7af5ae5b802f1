using System.Net;
using System.Text;

namespace NotebookNet.Visuals;

/// <summary>How scripts attach to a node.</summary>
internal enum Scripts
{
    /// <summary>Beside it, as in x².</summary>
    Beside,

    /// <summary>Above and below it in displayed formulas, as with a sum.</summary>
    AboveAndBelow,

    /// <summary>Always above and below it, as with a brace.</summary>
    AlwaysAboveAndBelow,
}

/// <summary>A MathML element.</summary>
internal sealed class MathNode
{
    private readonly string _tag;
    private readonly string? _text;
    private readonly IReadOnlyList<MathNode> _children;
    private readonly List<(string Name, string Value)> _attributes = [];

    public MathNode(string tag, string text) => (_tag, _text, _children) = (tag, text, []);

    public MathNode(string tag, params IReadOnlyList<MathNode> children) => (_tag, _children) = (tag, children);

    public Scripts Scripts { get; init; }

    /// <summary>A named function such as exp: what follows it keeps a small distance.</summary>
    public bool IsFunction { get; init; }

    /// <summary>An opening bracket: a function name before it needs no distance.</summary>
    public bool IsOpening { get; init; }

    /// <summary>A sign that can also stand before a single term.</summary>
    public bool IsSign => _tag == "mo" && _text is "+" or "−" or "±" or "∓";

    /// <summary>Whether a sign after this node is a sign of what follows, as in "= −1", and no subtraction.</summary>
    public bool AwaitsTerm => _tag == "mo" && _text is not (")" or "]" or "}" or "|" or "‖" or "⟩" or "⌋" or "⌉" or "!" or "′" or "∗");

    public bool IsSpace => _tag == "mspace";

    /// <summary>Nodes as one: a row only where there is not exactly one.</summary>
    public static MathNode Row(IReadOnlyList<MathNode> nodes) => nodes.Count == 1 ? nodes[0] : new MathNode("mrow", nodes);

    public static MathNode Identifier(string text) => new("mi", text);

    public static MathNode Operator(string text) => new("mo", text);

    public static MathNode Space(string width) => new MathNode("mspace").With("width", width);

    public MathNode With(string name, string value)
    {
        _attributes.Add((name, value));
        return this;
    }

    public void Write(StringBuilder markup)
    {
        markup.Append('<').Append(_tag);
        foreach (var (name, value) in _attributes)
        {
            markup.Append(' ').Append(name).Append("=\"").Append(WebUtility.HtmlEncode(value)).Append('"');
        }

        markup.Append('>').Append(_text is null ? null : Escape(_text));
        foreach (var child in _children)
        {
            child.Write(markup);
        }

        markup.Append("</").Append(_tag).Append('>');
    }

    // Not WebUtility: it would turn every letter outside the basic plane into a number that nobody can read or search.
    private static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
