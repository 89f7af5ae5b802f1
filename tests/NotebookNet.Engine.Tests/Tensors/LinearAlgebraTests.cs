using NotebookNet.Engine.Tests.Support;

namespace NotebookNet.Engine.Tests.Tensors;

public sealed class LinearAlgebraTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(40)]
    public void A_matrix_times_its_inverse_is_the_identity(int n)
    {
        var matrix = Tensor.RandomNormal([n, n], seed: n);
        var product = matrix.MatMul(matrix.Inverse());
        for (var i = 0; i < product.Length; i++)
        {
            Same.AssertClose(i / n == i % n ? 1 : 0, product.Data[i], 0, 2e-4, $"element {i}");
        }
    }

    [Fact]
    public void A_zero_on_the_diagonal_is_no_obstacle()
    {
        Tensor swap = new float[,] { { 0, 1 }, { 1, 0 } };

        Assert.Equal(swap.ToArray(), swap.Inverse().ToArray());
        Assert.Equal(-1f, (float)swap.Determinant());
    }

    [Fact]
    public void Small_numbers_alone_do_not_make_a_matrix_singular()
    {
        Tensor tiny = new float[,] { { 1e-20f, 0 }, { 0, 1 } };

        Assert.Equal(1e-20f, (float)tiny.Determinant());
        Assert.Equal([1e20f, 0, 0, 1], tiny.Inverse().ToArray());
        Assert.Equal(0f, (float)(Tensor.Eye(3) * 0).Determinant());
    }

    [Fact]
    public void The_rounding_that_is_left_of_a_dependent_row_is_not_taken_for_a_number()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            // Whole numbers, so that the last row is exactly the sum of the others.
            var rows = Tensor.RandomUniform([4, 5], -50, 50, seed: seed).ToRows().Select(row => Array.ConvertAll(row, MathF.Round)).ToList();
            rows.Add([.. Enumerable.Range(0, 5).Select(i => rows.Sum(row => row[i]))]);
            var matrix = Tensor.From(rows.ToArray());

            Assert.Equal(0f, (float)matrix.Determinant());
            Assert.Throws<ArithmeticException>(() => matrix.Inverse());
        }
    }

    [Fact]
    public void A_badly_conditioned_matrix_is_still_inverted()
    {
        // The Hilbert matrix of size 6, in single precision: a condition of about 1e7.
        var hilbert = Tensor.From(Enumerable.Range(0, 36).Select(i => 1.0 / (1 + (i / 6) + (i % 6))), 6, 6);
        var product = hilbert.Inverse().MatMul(hilbert);

        Assert.InRange((float)(product - Tensor.Eye(6)).Abs().Max(), 0, 1f);
    }

    [Fact]
    public void Products_of_vectors()
    {
        Tensor a = new float[] { 1, 2, 3 };
        Tensor b = new float[] { 4, -5, 6 };

        Assert.Equal(12f, (float)a.Dot(b));
        Assert.Equal(new float[,] { { 4, -5, 6 }, { 8, -10, 12 }, { 12, -15, 18 } }, a.Outer(b).ToMatrix());
        Assert.Equal(5f, (float)Tensor.From([3, 4]).Norm());
        Assert.Equal(15f, (float)Tensor.Range(1, 10).Reshape(3, 3).Trace());
    }

    [Fact]
    public void NaN_goes_through_and_is_not_called_singular()
    {
        Tensor broken = new float[,] { { float.NaN, 1 }, { 1, 2 } };

        Assert.True(float.IsNaN((float)broken.Determinant()));
        Assert.Contains(float.NaN, broken.Inverse().ToArray());
    }
}
