using System.Numerics;

namespace NotebookNet.Kernels;

/// <summary>
/// The plain loops behind the fast kernels: what each kernel means, one number at a time. In single precision they are the
/// oracle the kernels are tested against; in double precision they run the reference network of the gradient checks and
/// <see cref="Autodiff.NumericalGradient"/>.
/// </summary>
internal static class ScalarTwin
{
    /// <summary>C = op(A) · op(B), each element a chain of fused multiply-adds in the order of k, or some: <see cref="SumChains"/>.</summary>
    public static void MatrixMultiply<T>(
        int m, int n, int k, ReadOnlySpan<T> a, bool transposeA, ReadOnlySpan<T> b, bool transposeB, Span<T> c, bool accumulate)
        where T : IFloatingPointIeee754<T>
    {
        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < n; j++)
            {
                var start = accumulate ? c[(i * n) + j] : T.Zero;
                c[(i * n) + j] = SumChains.Count(n, k) == 1
                    ? Chain(start, i, j, 0, k, a, b)
                    : (Part(0, start, i, j, a, b) + Part(1, T.Zero, i, j, a, b)) + (Part(2, T.Zero, i, j, a, b) + Part(3, T.Zero, i, j, a, b));
            }
        }

        T Part(int chain, T start, int i, int j, ReadOnlySpan<T> a, ReadOnlySpan<T> b) =>
            Chain(start, i, j, SumChains.First(chain, k), SumChains.First(chain + 1, k), a, b);

        T Chain(T sum, int i, int j, int first, int last, ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        {
            for (var p = first; p < last; p++)
            {
                sum = T.FusedMultiplyAdd(
                    transposeA ? a[(p * m) + i] : a[(i * k) + p],
                    transposeB ? b[(j * k) + p] : b[(p * n) + j],
                    sum);
            }

            return sum;
        }
    }

    /// <summary>Σ x in 32 lanes that are added in a fixed tree.</summary>
    public static T Sum<T>(ReadOnlySpan<T> x)
        where T : IFloatingPointIeee754<T>
    {
        var lanes = new T[Reduction.SumLanes];
        for (var i = 0; i < x.Length; i++)
        {
            lanes[i % lanes.Length] += x[i];
        }

        var eight = new T[8];
        for (var i = 0; i < 8; i++)
        {
            eight[i] = (lanes[i] + lanes[16 + i]) + (lanes[8 + i] + lanes[24 + i]);
        }

        var (f0, f1, f2, f3) = (eight[0] + eight[4], eight[1] + eight[5], eight[2] + eight[6], eight[3] + eight[7]);
        return (f0 + f2) + (f1 + f3);
    }

    /// <summary>Softmax of each row, and ln Σ eˣ of each row.</summary>
    public static void Softmax<T>(int rows, int columns, ReadOnlySpan<T> x, Span<T> y, Span<T> logSumExp)
        where T : IFloatingPointIeee754<T>
    {
        for (var r = 0; r < rows; r++)
        {
            var row = x.Slice(r * columns, columns);
            var largest = row[0];
            foreach (var value in row)
            {
                largest = T.Max(largest, value);
            }

            var sum = T.Zero;
            for (var j = 0; j < columns; j++)
            {
                y[(r * columns) + j] = T.Exp(row[j] - largest);
                sum += y[(r * columns) + j];
            }

            for (var j = 0; j < columns; j++)
            {
                y[(r * columns) + j] /= sum;
            }

            logSumExp[r] = largest + T.Log(sum);
        }
    }
}
