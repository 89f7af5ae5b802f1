using System.Globalization;

namespace NotebookNet;

/// <summary>What one column of numbers is like: its kind, its range, and what is missing.</summary>
internal sealed class ColumnFacts
{
    private readonly float[] _sorted;

    /// <summary>Looks at every <paramref name="step"/>-th number from <paramref name="start"/>.</summary>
    public ColumnFacts(ReadOnlySpan<float> values, int start, int step)
    {
        var finite = new List<float>();
        var sum = 0.0;
        for (var i = start; i < values.Length; i += step)
        {
            Missing += float.IsNaN(values[i]) ? 1 : 0;
            Infinite += float.IsInfinity(values[i]) ? 1 : 0;
            if (float.IsFinite(values[i]))
            {
                finite.Add(values[i]);
                sum += values[i];
            }
        }

        _sorted = [.. finite];
        Array.Sort(_sorted);
        Mean = _sorted.Length == 0 ? double.NaN : sum / _sorted.Length;
        Deviation = _sorted.Length == 0 ? double.NaN : Math.Sqrt(_sorted.Sum(v => (v - Mean) * (v - Mean)) / _sorted.Length);
        Kind = KindOf();
    }

    /// <summary>The finite numbers, rising.</summary>
    public IReadOnlyList<float> Sorted => _sorted;

    /// <summary>How many are not there (NaN).</summary>
    public int Missing { get; }

    /// <summary>How many are infinite.</summary>
    public int Infinite { get; }

    /// <summary>The mean of the finite ones; NaN when there are none.</summary>
    public double Mean { get; }

    /// <summary>Their standard deviation, that of the population; NaN when there are none.</summary>
    public double Deviation { get; }

    /// <summary>The number below which a share of them lies, between two neighbours in proportion, as NumPy's <c>quantile</c>.</summary>
    public double Quantile(double share)
    {
        if (_sorted.Length == 0)
        {
            return double.NaN;
        }

        var place = share * (_sorted.Length - 1);
        var below = (int)place;
        return below + 1 < _sorted.Length ? _sorted[below] + ((place - below) * (_sorted[below + 1] - (double)_sorted[below])) : _sorted[below];
    }

    /// <summary>The kind: decimal, whole, 0 or 1, constant, or empty.</summary>
    public string Kind { get; }

    /// <summary>Kind, range and what is missing, in one line.</summary>
    public string Summary()
    {
        var range = _sorted.Length == 0 ? "" : Kind == "constant" ? " " + Number(_sorted[0]) : Kind == "0 or 1" ? "" : $" {Number(_sorted[0])} … {Number(_sorted[^1])}";
        return Kind + range + Count(Missing, "missing") + Count(Infinite, "infinite");
    }

    /// <summary>A number with five significant digits.</summary>
    public static string Number(double value) => double.IsNaN(value) ? "–" : value.ToString("G5", CultureInfo.InvariantCulture);

    private static string Count(int count, string what) => count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {count:#,0} {what}");

    private string KindOf() => _sorted.Length == 0 ? "empty"
        : _sorted[0] == _sorted[^1] ? "constant"
        : Array.TrueForAll(_sorted, v => v is 0 or 1) ? "0 or 1"
        : Array.TrueForAll(_sorted, v => v == MathF.Truncate(v)) ? "whole"
        : "decimal";
}
