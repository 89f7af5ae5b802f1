using NotebookNet.Visuals;

namespace NotebookNet;

public sealed partial class Figure
{
    /// <summary>Describes the horizontal axis.</summary>
    /// <param name="title">What it measures, with its unit.</param>
    /// <param name="log">Whether equal distances mean equal factors; numbers ≤ 0 are then left out.</param>
    /// <param name="low">The smallest number shown; from the data when null.</param>
    /// <param name="high">The largest number shown; from the data when null.</param>
    /// <returns>A new figure with this axis.</returns>
    /// <exception cref="ArgumentException">The range is empty, not finite, or not positive on a logarithmic axis.</exception>
    public Figure XAxis(string? title = null, bool log = false, double? low = null, double? high = null)
    {
        CheckRange(log, low, high);
        return Change(p => p with { X = p.X with { Title = title ?? p.X.Title, Log = log, Low = low, High = high } });
    }

    /// <summary>Describes the vertical axis.</summary>
    /// <param name="title">What it measures, with its unit.</param>
    /// <param name="log">Whether equal distances mean equal factors; numbers ≤ 0 are then left out.</param>
    /// <param name="low">The smallest number shown; from the data when null.</param>
    /// <param name="high">The largest number shown; from the data when null.</param>
    /// <returns>A new figure with this axis.</returns>
    /// <exception cref="ArgumentException">The range is empty, not finite, or not positive on a logarithmic axis.</exception>
    public Figure YAxis(string? title = null, bool log = false, double? low = null, double? high = null)
    {
        CheckRange(log, low, high);
        return Change(p => p with { Y = p.Y with { Title = title ?? p.Y.Title, Log = log, Low = low, High = high } });
    }

    /// <summary>Makes a unit as long on both axes, as maps and contour plots want it.</summary>
    /// <returns>A new figure.</returns>
    public Figure EqualUnits() => Change(p => p with { EqualUnits = true });

    /// <summary>The same with row 0 of a grid at the top.</summary>
    internal Figure FromTheTop() => Change(p => p with { Y = p.Y with { Reversed = true } });

    private static void CheckRange(bool log, double? low, double? high)
    {
        Require(low is null || AxisScale.IsDrawable(low.Value, log), nameof(low), log ? "a positive number on a logarithmic axis" : "a finite number");
        Require(high is null || AxisScale.IsDrawable(high.Value, log), nameof(high), log ? "a positive number on a logarithmic axis" : "a finite number");
        Require(low is null || high is null || low < high, nameof(high), "a high end above the low end");
    }
}
