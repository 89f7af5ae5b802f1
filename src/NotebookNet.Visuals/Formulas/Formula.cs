using NotebookNet.Visuals;

namespace NotebookNet;

/// <summary>A formula in LaTeX. A notebook draws it as MathML, which needs no script; a console prints the LaTeX.</summary>
/// <remarks>What a browser cannot draw, or what is not known, is shown as its source: no formula fails.</remarks>
/// <example><code>
/// new Formula(@"L = \frac{1}{N} \sum_i (\hat{y}_i - y_i)^2")
/// </code></example>
public sealed class Formula : Displayable
{
    /// <summary>A formula.</summary>
    /// <param name="latex">The LaTeX, without dollar signs; those around the whole are taken off.</param>
    public Formula(string latex)
    {
        ArgumentNullException.ThrowIfNull(latex);
        Latex = latex.Trim().Trim('$').Trim();
    }

    /// <summary>The LaTeX.</summary>
    public string Latex { get; }

    /// <summary>The formula with numbers in place of symbols; a product of numbers gets its dot.</summary>
    /// <param name="numbers">
    /// The symbols as they stand in the LaTeX, such as <c>x</c>, <c>w_1</c>, <c>\eta</c>, <c>\hat{y}</c>, and their numbers. A symbol with
    /// an index is another one than the same letter without: x leaves x_1 alone.
    /// </param>
    /// <returns>The new formula.</returns>
    /// <exception cref="ArgumentException">A symbol is empty, given twice, or not in the formula.</exception>
    /// <example><code>
    /// new Formula("z = w x + b").With(("w", 0.5), ("x", -2), ("b", 1))   // z = 0.5 \cdot (-2) + 1
    /// </code></example>
    public Formula With(params IReadOnlyList<(string Symbol, double Value)> numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        return new Formula(FormulaNumbers.Substitute(Latex, numbers));
    }

    /// <summary>The formula, the same with numbers, and what comes out, side by side.</summary>
    /// <param name="value">What comes out.</param>
    /// <param name="numbers">The symbols and their numbers, as for <see cref="With"/>.</param>
    /// <returns>A table of one row; <see cref="FormulaTable.Add(Formula, double, IReadOnlyList{ValueTuple{string, double}})"/> adds more.</returns>
    /// <exception cref="ArgumentException">A symbol is empty, given twice, or not in the formula.</exception>
    /// <example><code>
    /// new Formula("z = w x + b").Compute(0.5 * -2 + 1, ("w", 0.5), ("x", -2), ("b", 1))
    /// </code></example>
    public FormulaTable Compute(double value, params IReadOnlyList<(string Symbol, double Value)> numbers) => new FormulaTable().Add(this, value, numbers);

    /// <inheritdoc/>
    public override string ToHtml() => $"<div role=\"img\" aria-label=\"{Markup.Escape(Latex)}\" style=\"overflow-x:auto;overflow-y:hidden;padding:0.3em 0\">{LatexMath.ToXml(Latex, display: true)}</div>";

    /// <inheritdoc/>
    public override string ToString() => Latex;
}
