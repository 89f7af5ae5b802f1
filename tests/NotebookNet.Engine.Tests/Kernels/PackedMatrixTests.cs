using NotebookNet.Engine.Tests.Support;
using NotebookNet.Kernels;

namespace NotebookNet.Engine.Tests.Kernels;

public sealed class PackedMatrixTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(7, 5, 17)]
    [InlineData(13, 300, 33)]
    [InlineData(100, 64, 16)]
    [InlineData(6, 513, 15)]
    public void A_product_has_the_bits_of_the_scalar_twin(int m, int n, int k)
    {
        var (a, b) = (Awkward.Row(m * k, seed: 1), Awkward.Row(k * n, seed: 2));
        var expected = Awkward.Row(m * n, seed: 3);
        var actual = expected.ToArray();
        ScalarTwin.MatrixMultiply<float>(m, n, k, a, false, b, false, expected, accumulate: true);

        var packed = new PackedMatrix(k, n);
        packed.Pack(b, n, 1);
        packed.MultiplyAdd(m, a, k, actual, n);

        Same.AssertBits(expected, actual, "product");
    }

    [Fact]
    public void A_transposed_matrix_and_rows_that_stand_apart_give_the_same_bits()
    {
        const int M = 9, N = 21, K = 11;
        var (a, bTransposed) = (Awkward.Row(M * 40, seed: 1), Awkward.Row(N * K, seed: 2));
        var (expected, actual) = (new float[M * N], new float[M * 50]);
        var dense = Enumerable.Range(0, M).SelectMany(row => a.Skip(row * 40).Take(K)).ToArray();
        ScalarTwin.MatrixMultiply<float>(M, N, K, dense, false, bTransposed, true, expected, accumulate: false);

        var packed = new PackedMatrix(K, N);
        packed.Pack(bTransposed, 1, K);
        packed.MultiplyAdd(M, a, 40, actual, 50);

        for (var row = 0; row < M; row++)
        {
            Same.AssertBits(expected.AsSpan(row * N, N), actual.AsSpan(row * 50, N), $"row {row}");
            Assert.All(actual[((row * 50) + N)..((row + 1) * 50)], value => Assert.Equal(0, value));
        }
    }

    [Fact]
    public void Packing_again_replaces_what_was_packed()
    {
        var packed = new PackedMatrix(2, 3);
        packed.Pack([9, 9, 9, 9, 9, 9], 3, 1);
        packed.Pack([1, 2, 3, 4, 5, 6], 3, 1);
        var c = new float[3];
        packed.MultiplyAdd(1, [10, 1], 2, c, 3);
        Assert.Equal([14, 25, 36], c);
    }

    [Fact]
    public void Rows_outside_of_the_buffers_are_refused()
    {
        var packed = new PackedMatrix(2, 3);
        Assert.Throws<ArgumentOutOfRangeException>(() => packed.MultiplyAdd(2, new float[3], 2, new float[6], 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => packed.MultiplyAdd(2, new float[4], 2, new float[5], 3));
    }
}
