using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>
/// y = (x − μ) / √(σ² + ε) · γ + β for each row with its own mean and variance, and its way back. Cut by rows.
/// </summary>
internal sealed unsafe class RowNormalizeKernel(int rows, int columns) : IParallelWork
{
    private const long WorthSharing = 1 << 16;

    private readonly int _rowsPerPart = Math.Max(1, 4096 / Math.Max(columns, 1));
    private double _epsilon;
    private float* _x;
    private float* _gamma;
    private float* _beta;
    private float* _dy;
    private float* _result;
    private bool _accumulate;

    /// <summary>The mean of each row, from the last forward pass.</summary>
    public float[] Mean { get; } = new float[rows];

    /// <summary>1 / √(σ² + ε) of each row, from the last forward pass.</summary>
    public float[] Inverse { get; } = new float[rows];

    /// <summary>y = (x − μ) / √(σ² + ε) · γ + β.</summary>
    public void Forward(ReadOnlySpan<float> x, ReadOnlySpan<float> gamma, ReadOnlySpan<float> beta, double epsilon, Span<float> y)
    {
        fixed (float* px = x, pg = gamma, pb = beta, py = y)
        {
            _x = px;
            _gamma = pg;
            _beta = pb;
            _dy = null;
            _result = py;
            _epsilon = epsilon;
            Share();
        }
    }

    /// <summary>dx = (g − mean of g − x̂ · mean of g · x̂) / √(σ² + ε) with g = γ · dy, or added to what is there.</summary>
    public void Backward(ReadOnlySpan<float> x, ReadOnlySpan<float> gamma, ReadOnlySpan<float> dy, Span<float> dx, bool accumulate)
    {
        fixed (float* px = x, pg = gamma, pdy = dy, pdx = dx)
        {
            _x = px;
            _gamma = pg;
            _dy = pdy;
            _result = pdx;
            _accumulate = accumulate;
            Share();
        }
    }

    /// <inheritdoc/>
    public void Execute(int part)
    {
        var last = Math.Min((part + 1) * _rowsPerPart, rows);
        for (var row = part * _rowsPerPart; row < last; row++)
        {
            if (_dy == null)
            {
                ForwardRow(row);
            }
            else
            {
                BackwardRow(row);
            }
        }
    }

    private void Share() => Parts.Run(this, (rows + _rowsPerPart - 1) / _rowsPerPart, (long)rows * columns, WorthSharing);

    private void ForwardRow(int row)
    {
        ref var x = ref *(_x + ((nint)row * columns));
        ref var y = ref *(_result + ((nint)row * columns));
        var mean = Reduction.Sum(Row(_x, row)) / columns;
        var centre = Vector256.Create(mean);

        // The deviations go where the result will be: their squares are summed from there.
        for (var j = 0; j < columns; j += Lanes.Width)
        {
            var count = Math.Min(Lanes.Width, columns - j);
            var d = Lanes.Load(ref x, j, count) - centre;
            Lanes.Store(d * d, ref y, j, count);
        }

        var variance = (double)Reduction.Sum(Row(_result, row)) / columns;
        var inverse = (float)(1 / Math.Sqrt(variance + _epsilon));
        (Mean[row], Inverse[row]) = (mean, inverse);
        for (var j = 0; j < columns; j += Lanes.Width)
        {
            var count = Math.Min(Lanes.Width, columns - j);
            var normal = (Lanes.Load(ref x, j, count) - centre) * Vector256.Create(inverse);
            Lanes.Store(Vector256.FusedMultiplyAdd(normal, Lanes.Load(ref *_gamma, j, count), Lanes.Load(ref *_beta, j, count)), ref y, j, count);
        }
    }

    private void BackwardRow(int row)
    {
        ref var x = ref *(_x + ((nint)row * columns));
        ref var dy = ref *(_dy + ((nint)row * columns));
        ref var dx = ref *(_result + ((nint)row * columns));
        var (centre, inverse) = (Vector256.Create(Mean[row]), Vector256.Create(Inverse[row]));
        var (sum, slope) = (Vector256<float>.Zero, Vector256<float>.Zero);
        for (var j = 0; j < columns; j += Lanes.Width)
        {
            var count = Math.Min(Lanes.Width, columns - j);
            var g = Lanes.Load(ref dy, j, count) * Lanes.Load(ref *_gamma, j, count);
            sum += g;
            slope = Vector256.FusedMultiplyAdd(g, (Lanes.Load(ref x, j, count) - centre) * inverse, slope);
        }

        var (meanG, meanSlope) = (Vector256.Create(Reduction.SumOfLanes(sum) / columns), Vector256.Create(Reduction.SumOfLanes(slope) / columns));
        for (var j = 0; j < columns; j += Lanes.Width)
        {
            var count = Math.Min(Lanes.Width, columns - j);
            var g = Lanes.Load(ref dy, j, count) * Lanes.Load(ref *_gamma, j, count);
            var normal = (Lanes.Load(ref x, j, count) - centre) * inverse;
            var d = inverse * (g - meanG - (normal * meanSlope));
            Lanes.Store(_accumulate ? d + Lanes.Load(ref dx, j, count) : d, ref dx, j, count);
        }
    }

    private ReadOnlySpan<float> Row(float* matrix, int row) => new(matrix + ((nint)row * columns), columns);
}
