namespace NotebookNet.Engine.Tests.Tensors;

public sealed class TensorTests
{
    [Fact]
    public void Tensors_are_made_from_numbers_vectors_and_matrices()
    {
        Tensor number = 2.5f;
        Tensor whole = 3;
        Tensor fine = 0.1;
        Tensor vector = new float[] { 1, 2 };
        Tensor labels = new[] { 0, 2, 1 };
        Tensor precise = new[] { 0.1, 0.2 };
        Tensor matrix = new float[,] { { 1, 2, 3 }, { 4, 5, 6 } };
        Tensor preciseMatrix = new[,] { { 0.5, 1.5 } };

        Assert.Equal((Shape.Scalar, 2.5f), (number.Shape, (float)number));
        Assert.Equal((3f, 0.1f), ((float)whole, (float)fine));
        Assert.Equal((new Shape(2), 2f), (vector.Shape, vector[1]));
        Assert.Equal([0f, 2f, 1f], labels.ToArray());
        Assert.Equal([0.1f, 0.2f], precise.ToArray());
        Assert.Equal((new Shape(2, 3), 6f), (matrix.Shape, matrix[1, 2]));
        Assert.Equal(new float[,] { { 1, 2, 3 }, { 4, 5, 6 } }, matrix.ToMatrix());
        Assert.Equal((new Shape(1, 2), 1.5f), (preciseMatrix.Shape, preciseMatrix[0, 1]));
    }

    [Fact]
    public void Tensors_are_made_from_shapes()
    {
        Assert.Equal([0f, 0f, 0f], Tensor.Zeros(3).ToArray());
        Assert.Equal([1f, 1f], Tensor.Ones(2, 1).ToArray());
        Assert.Equal([7f, 7f], Tensor.Full(7, 2).ToArray());
        Assert.Equal(7f, (float)Tensor.Full(7));
        Assert.Equal(new Shape(3), Tensor.From([1, 2, 3]).Shape);
        Assert.Equal(6f, Tensor.From([1, 2, 3, 4, 5, 6], 1, 2, 3)[0, 1, 2]);
        Assert.Equal((2, 0), (Tensor.Zeros(0, 4).Rank, Tensor.Zeros(0, 4).Length));
    }

    [Fact]
    public void A_tensor_keeps_its_own_copy_of_the_numbers()
    {
        float[] numbers = [1, 2];
        Tensor fromConversion = numbers;
        var fromSpan = Tensor.From(numbers);
        var variable = new Variable(fromSpan);
        numbers[0] = 99;
        fromSpan.ToArray()[0] = 99;
        variable.Assign(Tensor.From([5, 6]));

        Assert.Equal([1f, 2f], fromConversion.ToArray());
        Assert.Equal([1f, 2f], fromSpan.ToArray());
        Assert.Equal([5f, 6f], variable.ToArray());
    }

    [Fact]
    public void Random_tensors_depend_on_the_seed_alone()
    {
        Assert.Equal(Tensor.RandomNormal([3, 4], seed: 1).ToArray(), Tensor.RandomNormal([12], seed: 1).ToArray());
        Assert.NotEqual(Tensor.RandomNormal([12], seed: 1).ToArray(), Tensor.RandomNormal([12], seed: 2).ToArray());
        Assert.All(Tensor.RandomUniform([1000], 2, 3, seed: 1).ToArray(), x => Assert.InRange(x, 2, MathF.BitDecrement(3)));
    }

    [Fact]
    public void The_end_of_a_random_range_is_never_reached_by_rounding()
    {
        // Between these two there is no other float: every number of the range rounds to one of its ends.
        var numbers = Tensor.RandomUniform([100], 1e8f, 1e8f + 8, seed: 1).ToArray();

        Assert.All(numbers, x => Assert.Equal(1e8f, x));
    }

    [Fact]
    public void The_largest_of_each_row_is_found()
    {
        Tensor scores = new float[,] { { 1, 9, 2 }, { 7, 7, 1 } };

        Assert.Equal([1, 0], scores.ArgMax());
        Assert.Equal([2, 2], Tensor.From([0, 1, 2, 3, 4, 5], 2, 1, 3).ArgMax());
    }

    [Fact]
    public void Whoever_hands_over_nothing_is_told_which_argument_it_was()
    {
        Assert.Throws<ArgumentNullException>(() => Tensor.Ones(2) + null!);
        Assert.Throws<ArgumentNullException>(() => Tensor.Ones(2, 2).MatMul(null!));
        Assert.Throws<ArgumentNullException>(() => (Tensor)(float[])null!);
        Assert.Throws<ArgumentNullException>(() => new Variable(null!));
        Assert.Throws<ArgumentNullException>(() => Tensor.RandomNormal(null!));
    }
}
