namespace NotebookNet.Kernels;

/// <summary>Softmax over rows, its backward pass, and ln Σ eˣ, all without overflow.</summary>
internal static class SoftmaxKernel
{
    /// <summary>y = softmax(x) for each row; <paramref name="logSumExp"/> receives ln Σⱼ e^xⱼ of each row.</summary>
    public static void Forward(int rows, int columns, ReadOnlySpan<float> x, Span<float> y, Span<float> logSumExp)
    {
        for (var r = 0; r < rows; r++)
        {
            var xRow = x.Slice(r * columns, columns);
            var yRow = y.Slice(r * columns, columns);
            var largest = Reduction.Max(xRow);
            Elementwise.Map(new ExpOfDifference(largest), xRow, yRow);
            var sum = Reduction.Sum(yRow);
            Elementwise.Map(new DividedBy(sum), yRow, yRow);
            logSumExp[r] = largest + VectorMath.LogScalar(sum);
        }
    }

    /// <summary>dx = y ⊙ (dy − Σ dy ⊙ y) for each row, or dx += …</summary>
    public static void Backward(int rows, int columns, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx, bool accumulate)
    {
        for (var r = 0; r < rows; r++)
        {
            var yRow = y.Slice(r * columns, columns);
            var dyRow = dy.Slice(r * columns, columns);
            var dxRow = dx.Slice(r * columns, columns);
            var inner = 0f;
            for (var j = 0; j < columns; j++)
            {
                inner = MathF.FusedMultiplyAdd(yRow[j], dyRow[j], inner);
            }

            for (var j = 0; j < columns; j++)
            {
                var d = yRow[j] * (dyRow[j] - inner);
                dxRow[j] = accumulate ? dxRow[j] + d : d;
            }
        }
    }
}
