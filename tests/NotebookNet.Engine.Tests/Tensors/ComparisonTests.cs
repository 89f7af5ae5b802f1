namespace NotebookNet.Engine.Tests.Tensors;

public sealed class ComparisonTests
{
    private readonly Tensor _a = new[] { 1, 2, 3, float.NaN };

    [Fact]
    public void Comparisons_give_ones_and_zeros_and_nothing_compares_with_NaN()
    {
        Assert.Equal([0f, 0, 1, 0], (_a > 2).ToArray());
        Assert.Equal([0f, 1, 1, 0], (_a >= 2).ToArray());
        Assert.Equal([1f, 0, 0, 0], (_a < 2).ToArray());
        Assert.Equal([1f, 1, 0, 0], (_a <= 2).ToArray());
        Assert.Equal([0f, 1, 0, 0], _a.EqualTo(2).ToArray());
        Assert.Equal([1f, 0, 1, 1], _a.NotEqualTo(2).ToArray());
        Assert.Equal([0f, 0, 0, 1], _a.NotEqualTo(_a).ToArray());
    }

    [Fact]
    public void A_choice_repeats_what_is_too_small()
    {
        Tensor matrix = new float[,] { { -1, 2 }, { 3, -4 } };

        Assert.Equal([0f, 2, 3, 0], Tensor.Where(matrix > 0, matrix, 0).ToArray());
        Assert.Equal([1f, 20, 1, 20], Tensor.Where(new float[] { 1, 0 }, 1, new float[,] { { 10, 20 }, { 10, 20 } }).ToArray());
        Assert.Equal([7f, 7, 8, 8], Tensor.Where(new float[,] { { 1 }, { 0 } }, new float[] { 7, 7 }, 8).ToArray());
    }

    [Fact]
    public void All_and_any_over_everything_and_over_an_axis()
    {
        Tensor flags = new float[,] { { 1, 0 }, { 1, 1 } };

        Assert.Equal((false, true), (flags.All(), flags.Any()));
        Assert.Equal((true, false), (Tensor.Ones(3).All(), Tensor.Zeros(3).Any()));
        Assert.Equal((true, false), (Tensor.Zeros(0).All(), Tensor.Zeros(0).Any()));
        Assert.Equal([1f, 0], flags.All(0).ToArray());
        Assert.Equal([0f, 1], flags.All(1).ToArray());
        Assert.Equal([0f, 1], (flags - 1).Any(0).ToArray());
        Assert.Equal(new Shape(2, 1), flags.Any(1, keepDimensions: true).Shape);
    }

    [Fact]
    public void Extremes_of_two_tensors_and_of_one_keep_NaN()
    {
        Assert.Equal([2f, 2, 3, float.NaN], _a.Maximum(2).ToArray());
        Assert.Equal([1f, 2, 2, float.NaN], _a.Minimum(2).ToArray());
        Assert.True(float.IsNaN((float)_a.Max()));
        Assert.True(float.IsNaN((float)Tensor.Concat([_a, Tensor.Range(40)]).Min()));
    }

    [Fact]
    public void The_first_of_several_extremes_is_found()
    {
        Tensor scores = new float[,] { { 1, 9, 9 }, { 7, 0, 0 } };

        Assert.Equal([1f, 0], scores.ArgMax(1).ToArray());
        Assert.Equal([1f, 0, 0], scores.ArgMax(0).ToArray());
        Assert.Equal(new Shape(2, 1), scores.ArgMin(-1, keepDimensions: true).Shape);
        Assert.Equal([0, 1], scores.ArgMin());
    }
}
