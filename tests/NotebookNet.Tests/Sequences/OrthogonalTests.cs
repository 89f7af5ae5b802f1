namespace NotebookNet.Tests;

public class OrthogonalTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 5)]
    [InlineData(9, 4)]
    [InlineData(4, 9)]
    [InlineData(64, 256)]
    public void Columns_or_rows_are_orthonormal(int rows, int columns)
    {
        var q = Draw([rows, columns]);
        var product = rows >= columns ? q.T.MatMul(q) : q.MatMul(q.T);
        Close.To(RecurrentDefaultsTests.Identity(Math.Min(rows, columns)), product.Doubles(), 0, 1e-6);
    }

    [Theory]
    [InlineData(7, 7)]
    [InlineData(8, 3)]
    [InlineData(3, 8)]
    public void It_is_the_Q_of_normal_numbers_whose_R_has_a_positive_diagonal(int rows, int columns)
    {
        var (tall, narrow) = (Math.Max(rows, columns), Math.Min(rows, columns));
        var random = new RandomStream(5);
        var normal = Tensor.From([.. Enumerable.Range(0, tall * narrow).Select(_ => (float)random.NextNormal())], tall, narrow);
        var q = Draw([rows, columns]);

        var r = (rows >= columns ? q.T : q).MatMul(normal);

        for (var i = 0; i < narrow; i++)
        {
            Assert.True(r[i, i] > 0);
            for (var j = 0; j < i; j++)
            {
                Close.To(0, r[i, j], 0, 1e-5);
            }
        }
    }

    [Fact]
    public void A_kernel_of_higher_rank_is_a_matrix_of_its_last_dimension_and_the_gain_scales_it()
    {
        var kernel = Draw([3, 2, 4], gain: 2);
        var matrix = kernel.Reshape(6, 4);
        Close.To([.. RecurrentDefaultsTests.Identity(4).Select(value => 4 * value)], matrix.T.MatMul(matrix).Doubles(), 0, 1e-5);
    }

    [Fact]
    public void A_large_matrix_is_orthogonal_to_the_digits_of_a_float()
    {
        var q = Draw([200, 200]);
        Close.To(RecurrentDefaultsTests.Identity(200), q.MatMul(q.T).Doubles(), 0, 1e-6);
    }

    private static Tensor Draw(Shape shape, double gain = 1)
    {
        var target = new float[shape.Size];
        new Orthogonal(gain).Fill(target, shape, new RandomStream(5));
        return Tensor.From(target, shape.AsSpan());
    }
}
