using NotebookNet.Engine.Tests.Support;
using NotebookNet.Kernels;

namespace NotebookNet.Engine.Tests.Kernels;

/// <summary>Products with a left side of many zeros: the bits of the plain loop, and nothing is hidden behind a zero.</summary>
public sealed class SparseMultiplyTests
{
    // Around the ends of tiles of rows (4, four of them together), columns (16, 64) and steps (8).
    public static TheoryData<int, int, int> Sizes => new()
    {
        { 4, 16, 86 }, { 5, 17, 66 }, { 6, 33, 64 }, { 7, 40, 100 }, { 15, 23, 79 }, { 16, 24, 80 }, { 17, 25, 81 }, { 18, 130, 73 },
        { 19, 64, 65 }, { 32, 784, 128 }, { 64, 31, 127 }, { 67, 99, 129 }, { 131, 128, 300 }, { 784, 32, 64 }, { 12, 3000, 67 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Steps_without_numbers_may_be_passed_by(int m, int k, int n)
    {
        foreach (var share in new[] { 0, 0.05, 0.2, 0.5, 1 })
        {
            foreach (var transposed in new[] { false, true })
            {
                AssertTwin(m, k, n, Sparse(m, k, transposed, share), transposed, $"{share} of the numbers, transposed {transposed}");
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_number_of_threads_changes_no_bit(int threads)
    {
        using var limit = Workers.Limit(threads);
        foreach (var transposed in new[] { false, true })
        {
            AssertTwin(203, 301, 150, Sparse(203, 301, transposed, 0.1), transposed, $"{threads} threads, transposed {transposed}");
            AssertTwin(10, 301, 150, Sparse(10, 301, transposed, 0.1), transposed, $"{threads} threads, transposed {transposed}");
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Numbers_are_left_out_where_they_are_zero_and_nowhere_else(bool transposed)
    {
        const int M = 37, K = 61, N = 70;
        for (var place = 0; place < M * K; place += 7)
        {
            var a = new float[M * K];
            a[place] = 3;
            AssertTwin(M, K, N, a, transposed, $"a number at {place}, transposed {transposed}");
        }
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void What_is_not_finite_is_seen_behind_zeros_wherever_it_stands(float bad)
    {
        const int M = 20, K = 50, N = 70;
        var a = Sparse(M, K, transposed: false, 0.1);
        for (var place = 0; place < K * N; place += 11)
        {
            var b = Dense(K * N, seed: 2);
            b[place] = bad;
            var (expected, product) = (new float[M * N], new float[M * N]);
            ScalarTwin.MatrixMultiply<float>(M, N, K, a, false, b, false, expected, accumulate: false);
            MatrixMultiply.Run(M, N, K, a, false, b, false, product, accumulate: false);
            Same.AssertBits(expected, product, $"{bad} at {place}");
            Assert.True(float.IsNaN(product[place % N]) || a[place / N] != 0);
        }
    }

    [Fact]
    public void A_NaN_in_the_left_side_is_no_zero()
    {
        const int M = 16, K = 40, N = 64;
        foreach (var transposed in new[] { false, true })
        {
            var a = new float[M * K];
            a[(3 * (transposed ? M : K)) + 5] = float.NaN;
            AssertTwin(M, K, N, a, transposed, $"transposed {transposed}");
        }
    }

    [Fact]
    public void A_batch_of_digits_is_multiplied_without_its_empty_steps_and_one_of_noise_with_all()
    {
        Assert.True(Tries(Sparse(128, 784, transposed: false, 0.02), 128, 784, 128));
        Assert.False(Tries(Dense(128 * 784, seed: 1), 128, 784, 128));

        // One number that is not finite and the other way is taken.
        var infinite = Dense(784 * 128, seed: 2);
        infinite[784 * 64] = float.PositiveInfinity;
        Assert.False(Tries(Sparse(128, 784, transposed: false, 0.02), 128, 784, 128, infinite));
    }

    private static bool Tries(float[] a, int m, int k, int n, float[]? right = null) =>
        SparseMultiply.TryRun(m, n, k, a, false, right ?? Dense(k * n, seed: 2), new float[m * n], []);

    private static void AssertTwin(int m, int k, int n, float[] a, bool transposed, string what)
    {
        var b = Dense(k * n, seed: 2);
        var row = Dense(n, seed: 3);

        // Numbers behind C must stay.
        var (expected, product) = (Dense((m * n) + 20, seed: 4), Dense((m * n) + 20, seed: 4));
        ScalarTwin.MatrixMultiply<float>(m, n, k, a, transposed, b, false, expected.AsSpan(0, m * n), accumulate: false);
        MatrixMultiply.Run(m, n, k, a, transposed, b, false, product.AsSpan(0, m * n), accumulate: false);
        Same.AssertBits(expected, product, what);

        for (var i = 0; i < m; i++)
        {
            row.CopyTo(expected, i * n);
        }

        ScalarTwin.MatrixMultiply<float>(m, n, k, a, transposed, b, false, expected.AsSpan(0, m * n), accumulate: true);
        MatrixMultiply.Run(m, n, k, a, transposed, b, false, product.AsSpan(0, m * n), accumulate: false, row);
        Same.AssertBits(expected, product, what + ", with a start");

        ScalarTwin.MatrixMultiply<float>(m, n, k, a, transposed, b, false, expected.AsSpan(0, m * n), accumulate: true);
        MatrixMultiply.Run(m, n, k, a, transposed, b, false, product.AsSpan(0, m * n), accumulate: true);
        Same.AssertBits(expected, product, what + ", added");
    }

    // Zeros of both signs, except at some steps of some fours of rows.
    private static float[] Sparse(int m, int k, bool transposed, double share)
    {
        var random = new RandomStream(1);
        var a = new float[m * k];
        for (var row = 0; row < m; row += 4)
        {
            for (var p = 0; p < k; p++)
            {
                var counts = random.NextUniform() < share;
                for (var i = row; i < Math.Min(row + 4, m); i++)
                {
                    a[transposed ? (p * m) + i : (i * k) + p] = counts ? (float)random.NextNormal() : i % 2 == 0 ? 0f : -0f;
                }
            }
        }

        return a;
    }

    private static float[] Dense(int length, long seed)
    {
        var random = new RandomStream(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (float)random.NextNormal())];
    }
}
