namespace NotebookNet;

/// <summary>The mean of many numbers, in double precision.</summary>
internal struct Mean
{
    private double _sum;
    private double _weight;

    /// <summary>The mean so far; NaN when nothing was added.</summary>
    public readonly double Value => _weight > 0 ? _sum / _weight : double.NaN;

    /// <summary>Adds a number that stands for <paramref name="weight"/> equal ones.</summary>
    public void Add(double value, double weight = 1)
    {
        _sum += value * weight;
        _weight += weight;
    }
}
