namespace NotebookNet.Pictures;

/// <summary>The smallest and largest finite number of a tensor, and how many are not finite.</summary>
internal readonly record struct Extent(float Low, float High, int NotFinite, int Length)
{
    /// <summary>Whether there is a finite number at all.</summary>
    public bool HasNumbers => NotFinite < Length;

    /// <summary>The largest distance from 0.</summary>
    public float Size => Math.Max(Math.Abs(Low), Math.Abs(High));

    /// <summary>The extent of <paramref name="values"/>; 0 to 0 when none is finite.</summary>
    public static Extent Of(ReadOnlySpan<float> values)
    {
        var (low, high, notFinite) = (float.PositiveInfinity, float.NegativeInfinity, 0);
        foreach (var value in values)
        {
            if (!float.IsFinite(value))
            {
                notFinite++;
                continue;
            }

            low = value < low ? value : low;
            high = value > high ? value : high;
        }

        return notFinite == values.Length ? new Extent(0, 0, notFinite, values.Length) : new Extent(low, high, notFinite, values.Length);
    }
}
