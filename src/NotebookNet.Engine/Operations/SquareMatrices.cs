namespace NotebookNet.Operations;

/// <summary>A stack of square matrices, one of which at a time is looked at in double precision.</summary>
internal sealed class SquareMatrices
{
    private readonly double[] _matrix;

    public SquareMatrices(string operation, Shape shape)
    {
        if (shape.Rank < 2 || shape[^1] != shape[^2])
        {
            throw new ShapeException(
                $"{operation} needs a square matrix (n, n) or a stack of them (…, n, n); got {shape}."
                + (shape.Rank >= 2 ? " Slice it, or check which dimension is too many." : " Reshape(n, n) makes a matrix of n · n numbers."));
        }

        Size = shape[^1];
        Count = 1;
        for (var i = 0; i < shape.Rank - 2; i++)
        {
            Count *= shape[i];
        }

        _matrix = new double[Area];
    }

    /// <summary>How many matrices there are.</summary>
    public int Count { get; }

    /// <summary>How many rows and columns each has.</summary>
    public int Size { get; }

    /// <summary>How many numbers each has.</summary>
    public int Area => Size * Size;

    /// <summary>Matrix number <paramref name="i"/> of a stack of floats.</summary>
    public ReadOnlySpan<double> Read(ReadOnlySpan<float> stack, int i)
    {
        for (var j = 0; j < _matrix.Length; j++)
        {
            _matrix[j] = stack[(i * Area) + j];
        }

        return _matrix;
    }
}
