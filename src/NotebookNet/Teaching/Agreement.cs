using System.Globalization;
using NotebookNet.Teaching;
using NotebookNet.Visuals;

namespace NotebookNet;

/// <summary>The same quantity computed in several ways, which were found to agree.</summary>
public sealed class Agreement : Displayable
{
    private readonly TablePicture _table;

    internal Agreement(IReadOnlyList<(string Way, Tensor Value)> ways, double tolerance)
    {
        foreach (var (way, value) in ways.Skip(1))
        {
            Compare(ways[0], (way, value), tolerance);
        }

        _table = new TablePicture(
            [new TableColumn("computed"), new TableColumn("value")],
            [.. ways.Select(pair => new[] { pair.Way, CellText.Of(pair.Value) })],
            footer: $"✓ they agree (largest difference {LargestDifference.ToString(LargestDifference == 0 ? "0" : "0.#e-0", CultureInfo.InvariantCulture)})");
    }

    /// <summary>The largest difference of two numbers that stand at the same place.</summary>
    public double LargestDifference { get; private set; }

    /// <inheritdoc/>
    public override string ToHtml() => _table.ToHtml();

    /// <inheritdoc/>
    public override string ToString() => _table.ToString();

    private void Compare((string Way, Tensor Value) first, (string Way, Tensor Value) other, double tolerance)
    {
        if (!first.Value.Shape.Equals(other.Value.Shape) && (first.Value.Length != 1 || other.Value.Length != 1))
        {
            throw new CheckFailedException($"'{first.Way}' has shape {first.Value.Shape}, but '{other.Way}' has shape {other.Value.Shape}.");
        }

        var (a, b) = (first.Value.ToArray(), other.Value.ToArray());
        for (var i = 0; i < a.Length; i++)
        {
            var difference = Math.Abs((double)a[i] - b[i]);

            // A number that is none agrees with nothing; infinities agree with themselves.
            if (a[i] != b[i] && !(double.IsFinite(difference) && difference <= tolerance * Math.Max(1, Math.Abs(a[i]))))
            {
                throw new CheckFailedException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"'{first.Way}' and '{other.Way}' differ: {a[i]:G6} and {b[i]:G6}{(a.Length > 1 ? $" at number {i + 1} of {a.Length}" : string.Empty)}."));
            }

            if (double.IsFinite(difference))
            {
                LargestDifference = Math.Max(LargestDifference, difference);
            }
        }
    }
}
