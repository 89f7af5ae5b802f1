using NotebookNet.Engine.Tests.Support;
using NotebookNet.Kernels;

namespace NotebookNet.Engine.Tests.Kernels;

/// <summary>A single row times a matrix, with and without passing zeros by: the bits of the plain loop.</summary>
public sealed class RowMultiplyTests
{
    public static TheoryData<int, int> Sizes()
    {
        var sizes = new TheoryData<int, int>();
        foreach (var columns in new[] { 1, 7, 8, 9, 15, 16, 17, 31, 32, 47, 64, 127, 128, 129, 300 })
        {
            foreach (var k in new[] { 1, 5, 8, 33, 511, 512, 1603 })
            {
                sizes.Add(k, columns);
            }
        }

        return sizes;
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Zeros_may_be_passed_by_or_not(int k, int columns)
    {
        var b = Row(k * columns, seed: 1, share: 1);
        var start = Row(columns, seed: 2, share: 1);
        foreach (var share in new[] { 0, 0.1, 0.5, 1 })
        {
            var x = Row(k, seed: 3, share);
            foreach (var isFinite in new[] { false, true })
            {
                var (expected, y) = (new float[columns], new float[columns]);
                ScalarTwin.MatrixMultiply<float>(1, columns, k, x, false, b, false, expected, accumulate: false);
                MatrixMultiply.Run(1, columns, k, x, false, b, false, y, accumulate: false, [], isFinite);
                Same.AssertBits(expected, y, $"{share} of {k} numbers, {columns} columns, finite {isFinite}");

                start.CopyTo(expected, 0);
                ScalarTwin.MatrixMultiply<float>(1, columns, k, x, false, b, false, expected, accumulate: true);
                MatrixMultiply.Run(1, columns, k, x, false, b, false, y, accumulate: false, start, isFinite);
                Same.AssertBits(expected, y, $"{share} of {k} numbers, {columns} columns, finite {isFinite}, with a start");
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_large_matrix_has_the_same_bits_for_any_number_of_threads(int threads)
    {
        const int K = 700, Columns = 1013;
        using var limit = Workers.Limit(threads);
        var b = Row(K * Columns, seed: 1, share: 1);
        var start = Row(Columns, seed: 2, share: 1);
        foreach (var share in new[] { 0.4, 1 })
        {
            var x = Row(K, seed: 3, share);
            var (expected, y) = ((float[])start.Clone(), new float[Columns]);
            ScalarTwin.MatrixMultiply<float>(1, Columns, K, x, false, b, false, expected, accumulate: true);
            MatrixMultiply.Run(1, Columns, K, x, false, b, false, y, accumulate: false, start, isFiniteB: true);
            Same.AssertBits(expected, y, $"{share} of the numbers, {threads} threads");
        }
    }

    [Fact]
    public void A_weight_that_is_not_finite_is_seen_behind_a_zero_at_any_time()
    {
        var x = Tensor.From([0f, 0f, 2f], 1, 3);
        var weights = new Variable(Tensor.Ones(3, 2));
        using var tape = new GradientTape();
        var y = x.MatMul(weights);
        var step = new NotebookNet.Autodiff.RecordedStep(tape, y, []);
        for (var i = 0; i < 3; i++)
        {
            step.Forward();
            Assert.Equal([2f, 2f], y.Data);
        }

        weights.Assign(Tensor.From([1f, float.NaN, 1f, 1f, 1f, 1f], 3, 2));
        for (var i = 0; i < 3; i++)
        {
            step.Forward();
            Assert.Equal([2f, float.NaN], y.Data);
        }

        weights.Assign(Tensor.From([1f, 1f, 1f, 1f, 1f, 3f], 3, 2));
        for (var i = 0; i < 3; i++)
        {
            step.Forward();
            Assert.Equal([2f, 6f], y.Data);
        }
    }

    private static float[] Row(int length, long seed, double share)
    {
        var random = new RandomStream(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (float)random.NextNormal()).Select(x => random.NextUniform() < share ? x : 0)];
    }
}
