using NotebookNet.Engine.Tests.Support;

namespace NotebookNet.Engine.Tests.Tensors;

public sealed class CreationTests
{
    [Fact]
    public void Ranges_stop_before_their_end()
    {
        Assert.Equal([0f, 1, 2], Tensor.Range(3).ToArray());
        Assert.Empty(Tensor.Range(0).ToArray());
        Assert.Equal([2f, 3, 4], Tensor.Range(2, 5).ToArray());
        Assert.Equal([1f, 0.75f, 0.5f, 0.25f], Tensor.Range(1, 0, -0.25).ToArray());
        Assert.Empty(Tensor.Range(5, 2).ToArray());
        Assert.Equal([0f, 0.1f, 0.2f], Tensor.Range(0, 0.3, 0.1).ToArray());
    }

    [Fact]
    public void A_linspace_has_exact_ends_and_an_exact_middle()
    {
        var x = Tensor.Linspace(-1, 1, 201);

        Assert.Equal((201, -1f, 0f, 1f), (x.Length, x[0], x[100], x[200]));
        Assert.Equal(x.ToArray(), (-x.Flip(0)).ToArray());
        Assert.Equal([0.1f, 0.3f], Tensor.Linspace(0.1, 0.3, 2).ToArray());
    }

    [Fact]
    public void Identity_matrices_of_any_form()
    {
        Assert.Equal(new float[,] { { 1, 0 }, { 0, 1 } }, Tensor.Eye(2).ToMatrix());
        Assert.Equal(new float[,] { { 1, 0, 0 }, { 0, 1, 0 } }, Tensor.Eye(2, 3).ToMatrix());
        Assert.Equal(new float[,] { { 1 }, { 0 } }, Tensor.Eye(2, 1).ToMatrix());
        Assert.Equal(0, Tensor.Eye(0).Length);
    }

    [Fact]
    public void One_hot_vectors_of_labels_of_any_shape()
    {
        Assert.Equal(new float[,] { { 0, 0, 1 }, { 1, 0, 0 } }, Tensor.OneHot(new[] { 2, 0 }, 3).ToMatrix());
        Assert.Equal(new Shape(2, 1, 4), Tensor.OneHot(new float[,] { { 1 }, { 3 } }, 4).Shape);
        Assert.Equal([0f, 1], Tensor.OneHot(1f, 2).ToArray());
    }

    [Fact]
    public void Tensors_are_made_from_sequences_of_any_number()
    {
        Assert.Equal([1f, 2, 3], Tensor.From([1, 2, 3]).ToArray());
        Assert.Equal([1f, 2], Tensor.From(new List<float> { 1, 2 }).ToArray());
        Assert.Equal([0.1f, 0.2f], Tensor.From([0.1, 0.2]).ToArray());
        Assert.Equal([1f, 2], Tensor.From(new[] { 1, 2 }).ToArray());
        Assert.Equal([7f, 255], Tensor.From(new byte[] { 7, 255 }).ToArray());
        Assert.Equal([0f, 1, 4, 9], Tensor.From(Enumerable.Range(0, 4).Select(i => (double)i * i)).ToArray());
        Assert.Equal(new Shape(2, 3), Tensor.From(Enumerable.Range(0, 6), 2, 3).Shape);
    }

    [Fact]
    public void Tensors_are_made_from_arrays_of_any_rank_and_type()
    {
        var cube = Tensor.From(new float[,,] { { { 1, 2 }, { 3, 4 }, { 5, 6 } } });
        var bytes = Tensor.From(new byte[,] { { 1, 2 }, { 3, 250 } });
        var nested = Tensor.From(new double[][] { [1, 2, 3], [4, 5, 6] });
        var deep = Tensor.From(new int[][][] { [[1, 2]], [[3, 4]] });
        var truths = Tensor.From(new[,] { { true, false } });

        Assert.Equal((new Shape(1, 3, 2), 6f), (cube.Shape, cube[0, 2, 1]));
        Assert.Equal((new Shape(2, 2), 250f), (bytes.Shape, bytes[1, 1]));
        Assert.Equal((new Shape(2, 3), 6f), (nested.Shape, nested[1, 2]));
        Assert.Equal((new Shape(2, 1, 2), 3f), (deep.Shape, deep[1, 0, 0]));
        Assert.Equal([1f, 0f], truths.ToArray());
    }

    [Fact]
    public void Tensors_become_arrays_again()
    {
        var x = Tensor.Range(12).Reshape(2, 3, 2);

        Assert.Equal(x.ToArray(), Tensor.From((float[,,])x.ToShapedArray()).ToArray());
        Assert.Equal([[0f, 1], [2, 3]], Tensor.Range(4).Reshape(2, 2).ToRows());
        Assert.Equal(66f, x.AsEnumerable().Sum());
        Assert.Equal(12, x.AsSpan().Length);
        Assert.False(typeof(Tensor).IsAssignableTo(typeof(System.Collections.IEnumerable)), "a notebook would list a collection instead of drawing it");
    }

    [Fact]
    public void What_was_handed_over_is_copied()
    {
        var numbers = new float[,,] { { { 1 } } };
        var x = Tensor.From(numbers);
        numbers[0, 0, 0] = 9;
        ((float[,,])x.ToShapedArray())[0, 0, 0] = 9;

        Same.AssertBits([1], x.AsSpan(), "tensor");
    }
}
