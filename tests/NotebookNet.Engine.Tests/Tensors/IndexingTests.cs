namespace NotebookNet.Engine.Tests.Tensors;

public sealed class IndexingTests
{
    private readonly Tensor _t = new float[,] { { 1, 2, 3 }, { 4, 5, 6 } };

    [Fact]
    public void Whole_numbers_for_every_dimension_give_a_number()
    {
        float number = _t[1, 2];
        var twice = _t[0, 1] * 2;

        Assert.Equal((6f, 4f), (number, twice));
        Assert.True(_t[1, 0] > 3);
        Assert.Equal(2.5f, Tensor.Full(2.5f)[[]]);
    }

    [Fact]
    public void A_range_or_an_index_from_the_end_gives_a_tensor()
    {
        Assert.Equal("[[2, 3],\n [5, 6]]  shape (2, 2)", _t[.., 1..].ToString());
        Assert.Equal("[4, 5, 6]  shape (3)", _t[^1].ToString());
        Assert.Equal("[4, 5, 6]  shape (3)", _t[1, ..].ToString());
        Assert.Equal("[1, 4]  shape (2)", _t[.., 0].ToString());
        Assert.Equal("[[1, 2, 3]]  shape (1, 3)", _t[..1].ToString());
        Assert.Equal("6", _t[^1, ^1].ToString());
        Assert.Equal("[]  shape (0)", _t[0, 1..1].ToString());
        Assert.Equal("[[[2, 5]]]  shape (1, 1, 2)", _t[TensorIndex.NewAxis, TensorIndex.NewAxis, .., 1].ToString());
    }

    [Fact]
    public void A_slice_of_nothing_can_be_taken_at_the_very_end()
    {
        Assert.Equal(new Shape(0, 3), _t[2..].Shape);
        Assert.Equal(new Shape(0, 3), _t.Slice(0, 2, 0).Shape);
        Assert.Equal(new Shape(0, 3), Tensor.Zeros(0, 3).Flip(0).Shape);
    }

    [Fact]
    public void A_slice_is_a_copy()
    {
        var w = new Variable(_t);
        var row = w[0, ..];
        w.Assign(Tensor.Zeros(2, 3));

        Assert.Equal([1f, 2, 3], row.ToArray());
    }

    [Fact]
    public void An_index_is_written_as_in_the_program()
    {
        TensorIndex[] parts = [1, ^2, 1..^1, Range.All, TensorIndex.NewAxis];

        Assert.Equal(["1", "^2", "1..^1", "0..^0", "NewAxis"], parts.Select(part => part.ToString()));
    }
}
