using System.Globalization;
using System.Text;

namespace NotebookNet.Visuals;

/// <summary>Writes well-formed, culture-free SVG: elements are closed in order, data is escaped, coordinates are rounded.</summary>
internal sealed class SvgWriter
{
    private readonly StringBuilder _text = new();
    private readonly Stack<string> _open = new();
    private bool _inTag;

    /// <summary>The number of characters written so far: what size budgets are measured against.</summary>
    public int Length => _text.Length;

    /// <summary>Opens an element; attributes may follow until its first child.</summary>
    public SvgWriter Start(string name)
    {
        CloseTag();
        _text.Append('<').Append(name);
        _open.Push(name);
        _inTag = true;
        return this;
    }

    /// <summary>Writes an attribute of the element just opened.</summary>
    public SvgWriter Attr(string name, string value)
    {
        _text.Append(' ').Append(name).Append("=\"");
        Markup.AppendEscaped(_text, value);
        _text.Append('"');
        return this;
    }

    /// <summary>Writes a number as an attribute, rounded to <paramref name="decimals"/> digits.</summary>
    public SvgWriter Attr(string name, double value, int decimals = 1) => Attr(name, Num(value, decimals));

    /// <summary>Writes an attribute unless the value is null.</summary>
    public SvgWriter AttrIf(string name, string? value) => value is null ? this : Attr(name, value);

    /// <summary>Writes character data.</summary>
    public SvgWriter Content(string text)
    {
        CloseTag();
        Markup.AppendEscaped(_text, text);
        return this;
    }

    /// <summary>Closes the innermost open element.</summary>
    public SvgWriter End()
    {
        var name = _open.Pop();
        if (_inTag)
        {
            _text.Append("/>");
            _inTag = false;
        }
        else
        {
            _text.Append("</").Append(name).Append('>');
        }

        return this;
    }

    /// <summary>Writes an element that holds nothing but text.</summary>
    public SvgWriter Element(string name, string text) => Start(name).Content(text).End();

    /// <summary>Gives the open element its hover text.</summary>
    public SvgWriter Hover(string? text) => text is null ? this : Element("title", text);

    /// <summary>Takes over markup another writer has finished.</summary>
    public SvgWriter Raw(string markup)
    {
        CloseTag();
        _text.Append(markup);
        return this;
    }

    /// <summary>A coordinate with at most <paramref name="decimals"/> digits after the point and no trailing zeros.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not finite: a picture never contains NaN.</exception>
    public static string Num(double value, int decimals = 1)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "A coordinate must be finite.");
        }

        var rounded = Math.Round(value, decimals);
        return rounded == 0 ? "0" : rounded.ToString("0.###", CultureInfo.InvariantCulture);
    }

    /// <inheritdoc/>
    public override string ToString() => _open.Count == 0
        ? _text.ToString()
        : throw new InvalidOperationException($"<{_open.Peek()}> is still open.");

    private void CloseTag()
    {
        if (_inTag)
        {
            _text.Append('>');
            _inTag = false;
        }
    }
}
