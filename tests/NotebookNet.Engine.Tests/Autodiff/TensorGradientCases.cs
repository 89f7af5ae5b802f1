namespace NotebookNet.Engine.Tests.Autodiff;

/// <summary>The rows of the gradient table for slices, rearrangements, reductions, choices and linear algebra.</summary>
internal static class TensorGradientCases
{
    public static readonly GradientCase[] All =
    [
        .. Elementwise(), .. Slices(), .. Rearrangements(), .. Lookups(), .. Reductions(), .. Choices(), .. LinearAlgebra(),
    ];

    private static IEnumerable<GradientCase> Elementwise() =>
    [
        .. GradientCase.Shaped("Pow 3", x => x.Pow(3)), .. GradientCase.Shaped("Pow -2", x => x.Pow(-2), 0.5f, 2f),
        .. GradientCase.Shaped("Pow 1.7", x => x.Pow(1.7f), 0.2f, 3f), .. GradientCase.Shaped("Pow -0.5", x => x.Pow(-0.5f), 0.5f, 3f),
        .. GradientCase.Shaped("Clip", x => x.Clip(-1.1f, 0.7f)),
        .. GradientCase.Broadcast("Maximum", (a, b) => a.Maximum(b)), .. GradientCase.Broadcast("Minimum", (a, b) => a.Minimum(b)),
        new("Beside a constant", v => v[0].StopGradient() * v[0].Square(), [3, 4]),
    ];

    private static IEnumerable<GradientCase> Slices() =>
    [
        new("Slice of rows", v => v[0][1..3, ..], [5, 3]),
        new("Slice of a box", v => v[0][..^1, 1..3, 1..], [3, 4, 2]),
        new("Slice of a column", v => v[0][.., 1], [4, 3]),
        new("Slice of the last row", v => v[0][^1], [3, 5]),
        new("Slice of one number", v => v[0][^1, 0], [2, 3]),
        new("Slice with new dimensions", v => v[0][TensorIndex.NewAxis, .., TensorIndex.NewAxis, 1..], [3, 4]),
        new("Slice of nothing beside all", v => v[0][2..2].Sum() + v[0].Square().Sum(), [4, 2]),
        new("Slice in steps", v => v[0].Slice(1, 1, 3, 2), [2, 7]),
        new("Slice backwards in steps", v => v[0].Slice(0, 6, 3, -3), [7, 2]),
        new("Overlapping slices", v => v[0][..3] * v[0][1..4] + v[0][^3..], [4]),
        new("Flip", v => v[0].Flip(-2), [2, 3, 4]),
        new("Diagonal", v => v[0].Diagonal(), [3, 5]),
        new("Diagonals of a stack", v => v[0].Diagonal(), [2, 4, 3]),
        new("Trace", v => v[0].Trace(), [2, 3, 3]),
    ];

    private static IEnumerable<GradientCase> Rearrangements() =>
    [
        new("Reshape with the rest", v => v[0].Reshape(-1, 4), [2, 6]),
        new("Flatten", v => v[0].Flatten(1), [2, 3, 4]),
        new("Flatten a number", v => v[0].Flatten(), [[]]),
        new("Squeeze", v => v[0].Squeeze(), [1, 3, 1]),
        new("Squeeze an axis", v => v[0].Squeeze(-1), [1, 3, 1]),
        new("ExpandDims", v => v[0].ExpandDims(-1) * v[0].ExpandDims(0), [3]),
        new("BroadcastTo", v => v[0].BroadcastTo(2, 3, 4), [3, 1]),
        new("BroadcastTo of a number", v => v[0].BroadcastTo(5), [[]]),
        .. GradientCase.Of([[0], [1], [2], [-1]], a => new GradientCase(
            $"Concat along axis {a[0]}", v => Tensor.Concat([v[0], v[1], v[0]], a[0]), [2, 3, 1], [2, 3, 1])),
        new("Concat of different sizes", v => Tensor.Concat([v[0], v[1], v[2]], 1), [2, 1], [2, 5], [2, 3]),
        new("Concat of one", v => Tensor.Concat([v[0]]), [3]),
        .. GradientCase.Of([[0], [1], [2], [-1]], a => new GradientCase(
            $"Stack along axis {a[0]}", v => Tensor.Stack([v[0], v[1], v[0]], a[0]), [2, 3], [2, 3])),
        new("Stack of numbers", v => Tensor.Stack([v[0], v[1]]), [], []),
        new("Split into equal parts", v => v[0].Split(3, 1) is [var a, var b, var c] ? (a * b) - c : v[0], [2, 6]),
        new("Split into sizes", v => v[0].Split([1, 3]) is [var a, var b] ? a * b : v[0], [4, 2]),
        new("Tile", v => v[0].Tile(2, 3), [3, 2]),
        new("Tile nothing more", v => v[0].Tile(1, 1), [3, 2]),
        new("Tile of rank 3", v => v[0].Tile(1, 2, 2), [2, 1, 3]),
        .. GradientCase.Of([[0], [1], [-1]], a => new GradientCase($"Repeat along axis {a[0]}", v => v[0].Repeat(3, a[0]), [2, 3, 2])),
        new("Pad", v => v[0].Pad([(1, 0), (2, 3)], 5f), [2, 3]),
        new("Pad of rank 3", v => v[0].Pad([(0, 0), (1, 1), (0, 2)]), [2, 3, 2]),
        new("Pad of a number", v => v[0].Pad([]), [[]]),
    ];

    private static IEnumerable<GradientCase> Lookups() =>
    [
        new("Gather rows, some twice", v => v[0].Gather(new[] { 2, 0, 2, 1, 2 }), [3, 4]),
        new("Gather by a matrix of indices", v => v[0].Gather(new float[,] { { 1, 3, 1 }, { 0, 0, 3 } }), [4, 2]),
        new("Gather columns", v => v[0].Gather(new[] { 1, 1, 0 }, axis: -1), [3, 2]),
        new("Gather in the middle", v => v[0].Gather(new[] { 2, 2, 0, 1 }, axis: 1), [2, 3, 4]),
        new("Gather one", v => v[0].Gather(1f), [3, 2]),
        new("TakeAlong rows", v => v[0].TakeAlong(new float[,] { { 1, 1 }, { 3, 0 } }), [2, 4]),
        new("TakeAlong columns", v => v[0].TakeAlong(new float[,] { { 2, 0 }, { 2, 1 }, { 0, 0 } }, axis: 0), [3, 2]),
        new("TakeAlong the largest", v => v[0].TakeAlong(v[0].ArgMax(1, keepDimensions: true), axis: 1), [3, 4, 2]),
        new("TakeAlong the smallest", v => v[0].TakeAlong(v[0].ArgMin(-1, keepDimensions: true)), [3, 4]),
        new("Weighted one-hot", v => Tensor.OneHot(new[] { 2, 0 }, 3).MatMul(v[0]), [3, 2]),
    ];

    private static IEnumerable<GradientCase> Reductions() =>
    [
        .. Reduced("Sum", (x, axes, keep) => x.Sum(axes, keep)), .. Reduced("Mean", (x, axes, keep) => x.Mean(axes, keep)),
        .. Reduced("Max", (x, axes, keep) => x.Max(axes, keep)), .. Reduced("Min", (x, axes, keep) => x.Min(axes, keep)),
        .. Reduced("Variance", (x, axes, keep) => x.Variance(axes, keep)),
        .. Reduced("StandardDeviation", (x, axes, keep) => x.StandardDeviation(axes, keep)),
        .. Reduced("Norm", (x, axes, keep) => x.Norm(axes, keep)),
        .. Reduced("LogSumExp", (x, axes, keep) => x.LogSumExp(axes, keep)),
        .. GradientCase.Shaped("Max of all", x => x.Max()), .. GradientCase.Shaped("Min of all", x => x.Min()),
        .. GradientCase.Shaped("LogSumExp of all", x => x.LogSumExp()), .. GradientCase.Shaped("Norm of all", x => x.Norm()),
        new("Max of a long row", v => v[0].Max(1), [2, 37]),
        new("Min over one axis, kept", v => v[0].Min(0, keepDimensions: true), [5, 9]),
        new("Variance of all", v => v[0].Variance(), [3, 5]), new("Variance over one axis", v => v[0].Variance(0), [7, 3]),
        new("StandardDeviation over one axis", v => v[0].StandardDeviation(-1), [3, 5]),
        new("LogSumExp over one axis", v => v[0].LogSumExp(1), [3, 5]), new("Norm over one axis", v => v[0].Norm(0), [4, 3]),
        .. GradientCase.Of([[0], [1], [2], [-1]], a => new GradientCase(
            $"CumulativeSum along axis {a[0]}", v => v[0].CumulativeSum(a[0]), [3, 5, 2])),
        new("CumulativeSum used twice", v => v[0].CumulativeSum() * v[0], [6]),
    ];

    private static IEnumerable<GradientCase> Choices() =>
    [
        new("Where greater", v => Tensor.Where(v[0] > v[1], v[0], v[1].Square()), [3, 4], [3, 4]),
        new("Where at least", v => Tensor.Where(v[0] >= 0.3f, v[0] * 2, v[0]), [7]),
        new("Where less, repeated", v => Tensor.Where(v[0] < v[1], v[0], 1 - v[1]), [3, 1], [4]),
        new("Where at most, a number", v => Tensor.Where(v[0] <= 0f, v[1], v[0]), [2, 5], []),
        new("Where equal", v => Tensor.Where(v[0].EqualTo(v[0].Max(1, keepDimensions: true)), v[0].Square(), v[0]), [4, 3]),
        new("Where different", v => Tensor.Where(v[0].NotEqualTo(v[0].Min()), v[0].Square(), v[0]), [4, 3]),
        new("A mask as a factor", v => (v[0] > 0) * v[0].Square(), [4, 5]),
    ];

    private static IEnumerable<GradientCase> LinearAlgebra() =>
    [
        new("Dot", v => v[0].Dot(v[1]), [7], [7]), new("Dot with itself", v => v[0].Dot(v[0]), [9]),
        new("Outer", v => v[0].Outer(v[1]), [3], [5]),
        .. GradientCase.Of([[1], [2], [3], [5]], n => new GradientCase($"Inverse {n[0]}", v => Far(v[0]).Inverse(), [n[0], n[0]])),
        new("Inverses of a stack", v => Far(v[0]).Inverse(), [2, 3, 3]),
        new("Inverse times the matrix before", v => v[0].Inverse().MatMul(v[1]), [2, 2], [2, 3]) { Range = (0.5f, 2f) },
        .. GradientCase.Of([[1], [2], [3], [5]], n => new GradientCase($"Determinant {n[0]}", v => v[0].Determinant(), [n[0], n[0]])),
        new("Determinants of a stack", v => Far(v[0]).Determinant(), [3, 2, 2]),
        new("Logarithm of a determinant", v => Far(v[0]).Determinant().Square().Log(), [4, 4]),
    ];

    // Away from singular matrices, where finite differences say nothing.
    private static Tensor Far(Tensor x) => x + (Tensor.Eye(x.Shape[^1]) * 5);

    private delegate Tensor Reduction(Tensor x, ReadOnlySpan<int> axes, bool keepDimensions);

    private static IEnumerable<GradientCase> Reduced(string name, Reduction f) =>
        from axes in (int[][])[[0, 1], [0, 2], [-1, -3], [0, 1, 2], []]
        from keep in new[] { false, true }
        select new GradientCase($"{name} over {new AxesText(axes)}{(keep ? ", kept" : string.Empty)}", v => f(v[0], axes, keep), [3, 4, 2]);

    private readonly record struct AxesText(int[] Axes)
    {
        public override string ToString() => "axes [" + string.Join(", ", Axes) + "]";
    }
}
