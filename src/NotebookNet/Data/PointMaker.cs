namespace NotebookNet;

/// <summary>Collects made-up samples, adds noise and shuffles them, all from one seed.</summary>
internal sealed class PointMaker
{
    private readonly string _name;
    private readonly double _noise;
    private readonly int _seed;
    private readonly Tensor _features;
    private readonly Tensor _labels;
    private int _count;

    public PointMaker(string name, int samples, double noise, int? seed, int features = 2)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 1);
        if (!(noise >= 0 && double.IsFinite(noise)))
        {
            throw new ArgumentOutOfRangeException(nameof(noise), noise, FormattableString.Invariant(
                $"{name}: the noise is a standard deviation, a finite number of at least 0; got {noise}."));
        }

        (_name, _noise, _seed) = (name, noise, seed ?? Seeds.New());
        (_features, _labels) = (new Tensor([samples, features]), new Tensor([samples]));
        Random = Seeds.Stream(_seed, Seeds.Use.Generate);
    }

    /// <summary>Where the numbers come from.</summary>
    public RandomStream Random { get; }

    /// <summary>cos and sin of a part of a full turn, the same digits on every machine.</summary>
    public static (double Cos, double Sin) Circle(double turn) => (PortableMath.CosOfPi(2 * turn), PortableMath.CosOfPi((2 * turn) - 0.5));

    /// <summary>Noise for a label.</summary>
    public double Noise() => _noise == 0 ? 0 : _noise * Random.NextNormal();

    /// <summary>A point of the plane, to which noise is added.</summary>
    public void Add(double x, double y, int label) => Add([x, y], label);

    /// <summary>A point, to which noise is added.</summary>
    public void Add(ReadOnlySpan<double> point, int label)
    {
        for (var j = 0; j < point.Length; j++)
        {
            _features.Data[(_count * point.Length) + j] = (float)(point[j] + Noise());
        }

        _labels.Data[_count++] = label;
    }

    /// <summary>A point as it is, with the number that belongs to it.</summary>
    public void AddExact(ReadOnlySpan<double> point, double label)
    {
        for (var j = 0; j < point.Length; j++)
        {
            _features.Data[(_count * point.Length) + j] = (float)point[j];
        }

        _labels.Data[_count++] = (float)label;
    }

    /// <summary>The classes of points.</summary>
    public Dataset Finish(IReadOnlyList<string> classNames, bool shuffle)
    {
        var columns = _features.Shape[1];
        var data = new Dataset(_features, _labels, columns == 2 ? ["x", "y"] : [.. Names(columns)], classNames, _name);
        return shuffle ? data.Shuffle(_seed) : data;
    }

    /// <summary>The points with their numbers.</summary>
    public Dataset FinishNumbers(IReadOnlyList<string>? featureNames = null) =>
        new(_features, _labels, featureNames ?? [.. Names(_features.Shape[1])], null, _name);

    private static IEnumerable<string> Names(int columns) => Enumerable.Range(0, columns).Select(i => FormattableString.Invariant($"x{i}"));
}
