namespace NotebookNet.Visuals;

/// <summary>The way from numbers to pixels along one axis.</summary>
internal sealed class AxisScale
{
    // Points far outside keep a direction, not a distance: nobody sees them, and coordinates stay short.
    private const double FarOutside = 4000;
    private readonly double _low;
    private readonly double _high;
    private readonly double _start;
    private readonly double _end;

    /// <summary>Maps [low, high] to the pixels [start, end].</summary>
    public AxisScale(double low, double high, bool log, double start, double end)
    {
        (Low, High, Log, _start, _end) = (low, high, log, start, end);
        (_low, _high) = log ? (Math.Log10(low), Math.Log10(high)) : (low, high);
    }

    /// <summary>The smallest number shown.</summary>
    public double Low { get; }

    /// <summary>The largest number shown.</summary>
    public double High { get; }

    /// <summary>Whether equal distances mean equal factors.</summary>
    public bool Log { get; }

    /// <summary>Whether numbers are moments, in milliseconds since the start of 1970.</summary>
    public bool Date { get; init; }

    /// <summary>A number of this axis in few characters.</summary>
    public string Short(double value) => Date ? DateTicks.Text(value) : Numbers.Short(value);

    /// <summary>Whether a number has a place on this axis at all.</summary>
    public bool Has(double value) => IsDrawable(value, Log);

    /// <summary>Whether a number can be drawn: finite, far from overflow, and positive on a logarithmic axis.</summary>
    public static bool IsDrawable(double value, bool log) => Math.Abs(value) < 1e300 && (!log || value > 1e-300);

    /// <summary>The pixel of a number for which <see cref="Has"/> holds.</summary>
    public double Map(double value)
    {
        var share = ((Log ? Math.Log10(value) : value) - _low) / (_high - _low);
        return Math.Clamp(_start + share * (_end - _start), -FarOutside, FarOutside);
    }
}
