namespace NotebookNet.Kernels;

/// <summary>A function that is applied to neighbouring numbers where they stand, by the thread that asks.</summary>
internal unsafe interface IInPlaceMap
{
    /// <inheritdoc cref="IUnaryFunction.IsIncreasing"/>
    bool IsIncreasing { get; }

    /// <inheritdoc cref="IUnaryFunction.Floor"/>
    float Floor { get; }

    /// <summary>x = f(x).</summary>
    void Apply(float* x, int count);
}

/// <summary>A pool of windows of 2 × 2 next to each other, by the thread that asks.</summary>
internal unsafe interface IPairPool
{
    /// <inheritdoc cref="IPool.IsLargest"/>
    bool IsLargest { get; }

    /// <summary>Pools a block of whole windows, first to last: the results may stand where the first pixels were.</summary>
    /// <param name="x">The first pixel.</param>
    /// <param name="line">Distance from line to line.</param>
    /// <param name="pixel">Distance from pixel to pixel.</param>
    /// <param name="size">Lines and columns of windows, and how many channels.</param>
    /// <param name="y">The first result.</param>
    /// <param name="yLine">Distance between the lines of results.</param>
    /// <param name="yPixel">Distance from result to result.</param>
    /// <param name="floor">What takes the place of smaller results; −∞ for none.</param>
    void Pool(float* x, nint line, nint pixel, (int Rows, int Columns, int Channels) size, float* y, nint yLine, nint yPixel, float floor);
}

/// <summary>
/// What a prediction does with the results of a convolution while they are in the cache: an activation, a pool of 2 × 2, or both. Only
/// what comes out of that is stored.
/// </summary>
/// <param name="activation">The activation, if any.</param>
/// <param name="pool">The pool, if any.</param>
internal sealed unsafe class ConvolutionFinish(IInPlaceMap? activation, IPairPool? pool)
{
    /// <summary>How many results one stored number is made of, along each dimension; results that are left over at the end are not needed.</summary>
    public int Side { get; } = pool is null ? 1 : 2;

    // A pool that comes first leaves a quarter of the numbers for the activation. At most the sign of a zero is another.
    private readonly bool _poolsFirst = pool is { IsLargest: true } && activation is { IsIncreasing: true };

    // A ReLU behind such a pool is one number more to compare with.
    private readonly float _floor = pool is { IsLargest: true } && activation is not null ? activation.Floor : float.NegativeInfinity;

    /// <summary>Stores a block of results.</summary>
    /// <param name="results">The results, pixel by pixel, which are written over.</param>
    /// <param name="size">Lines and columns of pixels, the numbers of a pixel, and how many of these count.</param>
    /// <param name="height">How many of the lines count.</param>
    /// <param name="width">How many of the columns count.</param>
    /// <param name="y">Where the first stored number belongs.</param>
    /// <param name="yLine">Distance between stored lines.</param>
    /// <param name="yPixel">Distance between stored pixels.</param>
    public void Store(
        float* results, (int Rows, int Columns, int Numbers, int Count) size, int height, int width, float* y, nint yLine, nint yPixel)
    {
        if (!_poolsFirst)
        {
            activation?.Apply(results, size.Rows * size.Columns * size.Numbers);
        }

        float* stored = results;
        if (pool is not null)
        {
            var isLast = !_poolsFirst || _floor > float.NegativeInfinity;
            (height, width) = (height / 2, width / 2);
            var isBlock = yPixel == size.Numbers && yLine == width * yPixel;
            stored = size.Count == size.Numbers && (isLast || isBlock) ? y : results;
            var (line, pixel) = stored == y ? (yLine, yPixel) : (width * size.Numbers, size.Numbers);
            pool.Pool(results, size.Columns * size.Numbers, size.Numbers, (height, width, size.Numbers), stored, line, pixel, _floor);
            size.Columns = width;
            if (!isLast)
            {
                activation!.Apply(stored, height * width * size.Numbers);
            }
        }

        for (var row = 0; row < height && stored != y; row++)
        {
            MatrixRows.CopyColumns(stored + (row * size.Columns * size.Numbers), size.Numbers, y + (row * yLine), yPixel, width, size.Count);
        }
    }
}

/// <summary>x = f(x) over a row.</summary>
internal sealed unsafe class InPlaceMap<TFunction>(TFunction f) : IInPlaceMap
    where TFunction : struct, IUnaryFunction
{
    /// <inheritdoc/>
    public bool IsIncreasing => f.IsIncreasing;

    /// <inheritdoc/>
    public float Floor => f.Floor;

    /// <inheritdoc/>
    public void Apply(float* x, int count) => RowWork<MapRow<TFunction>>.Along(new MapRow<TFunction>(f, x, x), 0, count);
}
