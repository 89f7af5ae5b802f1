using System.Text;
using NotebookNet.Visuals;

namespace NotebookNet;

/// <summary>Formulas, the same with numbers, and what comes out, side by side: a calculation as one would write it on paper.</summary>
/// <example><code>
/// new FormulaTable("One neuron")
///     .Add(new Formula("z = w x + b"), 0.6, ("w", 0.5), ("x", 2), ("b", -0.4))
///     .Add(new Formula(@"a = \sigma(z)"), 0.6457, ("z", 0.6))
/// </code></example>
public sealed class FormulaTable : Displayable
{
    private const string Cell = "padding:0.45em 0.9em;text-align:left;vertical-align:middle;border:0;border-top:1px solid rgba(128,128,128,.35)";
    private const string Head = "padding:0.3em 0.9em;text-align:left;font-weight:600;border:0;opacity:0.75";
    private readonly IReadOnlyList<(Formula Formula, Formula WithNumbers, double Value)> _rows;
    private readonly string? _title;

    /// <summary>A table without rows yet.</summary>
    /// <param name="title">What is computed.</param>
    public FormulaTable(string? title = null)
        : this(title, [])
    {
    }

    private FormulaTable(string? title, IReadOnlyList<(Formula Formula, Formula WithNumbers, double Value)> rows) => (_title, _rows) = (title, rows);

    /// <summary>A new table with one more row, whose numbers are put into the formula.</summary>
    /// <param name="formula">The formula.</param>
    /// <param name="value">What comes out.</param>
    /// <param name="numbers">The symbols and their numbers, as for <see cref="Formula.With"/>.</param>
    /// <returns>The longer table; this one stays as it is.</returns>
    /// <exception cref="ArgumentException">A symbol is empty, given twice, or not in the formula.</exception>
    public FormulaTable Add(Formula formula, double value, params IReadOnlyList<(string Symbol, double Value)> numbers)
    {
        ArgumentNullException.ThrowIfNull(formula);
        return Add(formula, formula.With(numbers), value);
    }

    /// <summary>A new table with one more row, whose formula with numbers is your own: for sums and other long calculations.</summary>
    /// <param name="formula">The formula.</param>
    /// <param name="withNumbers">The same with numbers.</param>
    /// <param name="value">What comes out.</param>
    /// <returns>The longer table; this one stays as it is.</returns>
    public FormulaTable Add(Formula formula, Formula withNumbers, double value)
    {
        ArgumentNullException.ThrowIfNull(formula);
        ArgumentNullException.ThrowIfNull(withNumbers);
        return new FormulaTable(_title, [.. _rows, (formula, withNumbers, value)]);
    }

    /// <inheritdoc/>
    public override string ToHtml()
    {
        var html = new StringBuilder("<div style=\"overflow-x:auto\"><table style=\"border-collapse:collapse;border:0\">");
        if (!string.IsNullOrEmpty(_title))
        {
            html.Append("<caption style=\"text-align:left;font-weight:600;padding:0.3em 0.9em;color:inherit\">").Append(Markup.Escape(Label.Full(_title))).Append("</caption>");
        }

        html.Append("<thead><tr>");
        foreach (var heading in (string[])["formula", "with numbers", "value"])
        {
            html.Append("<th scope=\"col\" style=\"").Append(Head).Append("\">").Append(heading).Append("</th>");
        }

        html.Append("</tr></thead><tbody>");
        foreach (var (formula, withNumbers, value) in _rows)
        {
            html.Append("<tr>");
            foreach (var content in (string[])[LatexMath.ToXml(formula.Latex, display: false, large: true), LatexMath.ToXml(withNumbers.Latex, display: false, large: true), Markup.Escape(Numbers.Value(value))])
            {
                html.Append("<td style=\"").Append(Cell).Append("\">").Append(content).Append("</td>");
            }

            html.Append("</tr>");
        }

        return html.Append("</tbody></table></div>").ToString();
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var lines = _rows.Select(r => $"{r.Formula.Latex}  →  {r.WithNumbers.Latex}  →  {Numbers.Value(r.Value)}");
        return string.Join('\n', string.IsNullOrEmpty(_title) ? lines : lines.Prepend(Label.Full(_title)));
    }
}
