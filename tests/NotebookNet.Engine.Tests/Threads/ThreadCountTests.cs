using NotebookNet.Engine.Tests.Support;
using NotebookNet.Kernels;

namespace NotebookNet.Engine.Tests.Threads;

public sealed class ThreadCountTests
{
    [Theory]
    [InlineData(300, 250, 400)]
    [InlineData(64, 1000, 777)]
    [InlineData(1000, 33, 128)]
    [InlineData(7, 4000, 300)]
    public void A_product_has_the_same_bits_for_any_number_of_threads(int m, int n, int k)
    {
        var a = Awkward.Row(m * k, seed: 1);
        var b = Awkward.Row(k * n, seed: 2);
        foreach (var (transposeA, transposeB) in new[] { (false, false), (true, false), (false, true), (true, true) })
        {
            var expected = new float[m * n];
            ScalarTwin.MatrixMultiply<float>(m, n, k, a, transposeA, b, transposeB, expected, accumulate: false);
            foreach (var threads in new[] { 1, 2, 3, 8 })
            {
                using var limit = Workers.Limit(threads);
                var product = new float[m * n];
                MatrixMultiply.Run(m, n, k, a, transposeA, b, transposeB, product, accumulate: false);
                Same.AssertBits(expected, product, $"{threads} threads");
            }
        }
    }

    [Fact]
    public void A_product_too_deep_to_be_packed_at_once_has_the_same_bits()
    {
        const int K = (1 << 20) + 300;
        var a = Awkward.Row(2 * K, seed: 1);
        var b = Awkward.Row(K, seed: 2);
        var (expected, product) = (new float[2], new float[2]);

        ScalarTwin.MatrixMultiply<float>(2, 1, K, a, false, b, false, expected, accumulate: false);
        MatrixMultiply.Run(2, 1, K, a, false, b, false, product, accumulate: false);

        Same.AssertBits(expected, product, "dot products");
    }
}
