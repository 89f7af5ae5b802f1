using NotebookNet.Engine.Tests.Support;

namespace NotebookNet.Engine.Tests.Tensors;

public sealed class ShapeTests
{
    [Fact]
    public void A_shape_knows_rank_size_and_sizes_from_both_ends()
    {
        Shape shape = [2, 3, 4];

        Assert.Equal((3, 24), (shape.Rank, shape.Size));
        Assert.Equal((2, 4, 3), (shape[0], shape[^1], shape[^2]));
        Assert.Equal([2, 3, 4], shape.AsSpan().ToArray());
        Assert.Equal([2, 3, 4], shape.ToArray());
        Assert.Equal((0, 1), (Shape.Scalar.Rank, Shape.Scalar.Size));
        Assert.Equal(0, new Shape(5, 0).Size);
    }

    [Fact]
    public void Shapes_are_equal_by_their_sizes()
    {
        Assert.Equal(new Shape(2, 3), new Shape(2, 3));
        Assert.Equal(new Shape(2, 3).GetHashCode(), new Shape(2, 3).GetHashCode());
        Assert.True(new Shape(2, 3).Equals((object)new Shape(2, 3)));
        Assert.NotEqual(new Shape(2, 3), new Shape(3, 2));
        Assert.NotEqual(new Shape(6), new Shape(6, 1));
        Assert.False(new Shape(2).Equals(null));
    }

    [Fact]
    public void A_dimension_is_put_in_front_and_taken_away()
    {
        Assert.Equal(new Shape(32, 4, 5), new Shape(4, 5).Prepend(32));
        Assert.Equal(new Shape(7), Shape.Scalar.Prepend(7));
        Assert.Equal(new Shape(5), new Shape(4, 5).WithoutFirst());
        Assert.Throws<ShapeException>(() => Shape.Scalar.WithoutFirst());
    }

    [Fact]
    public void Later_changes_of_the_array_do_not_change_the_shape()
    {
        int[] sizes = [2, 3];
        var shape = new Shape(sizes);
        sizes[0] = 9;

        Assert.Equal(2, shape[0]);
    }

    [Theory]
    [InlineData("()")]
    [InlineData("(0)", 0)]
    [InlineData("(32, 4)", 32, 4)]
    [InlineData("(12345, 1, 2)", 12345, 1, 2)]
    public void The_text_is_the_sizes_in_parentheses(string text, params int[] sizes)
    {
        using var culture = new CommaCulture();
        Assert.Equal(text, new Shape(sizes).ToString());
    }

    [Fact]
    public void Impossible_sizes_are_refused()
    {
        Assert.Equal(
            "A dimension cannot be negative, got (3, -1). Write each size itself; -1 for 'the rest' is not known here.",
            Assert.Throws<ShapeException>(() => new Shape(3, -1)).Message);
        Assert.Equal(
            "A tensor of shape (70000, 70000) would have more than 2147483591 elements; use smaller batches.",
            Assert.Throws<ShapeException>(() => new Shape(70000, 70000)).Message);
        Assert.Throws<ShapeException>(() => new Shape(int.MaxValue, int.MaxValue, int.MaxValue));
    }

    [Theory]
    [InlineData(new[] { 2, 3 }, new[] { 3 }, new[] { 2, 3 })]
    [InlineData(new[] { 2, 1 }, new[] { 1, 3 }, new[] { 2, 3 })]
    [InlineData(new int[0], new[] { 4 }, new[] { 4 })]
    [InlineData(new[] { 5, 1, 2 }, new[] { 4, 1 }, new[] { 5, 4, 2 })]
    [InlineData(new[] { 0 }, new[] { 1 }, new[] { 0 })]
    public void Shapes_broadcast_from_the_right_in_either_order(int[] a, int[] b, int[] common)
    {
        Assert.Equal(new Shape(common), Shape.Broadcast(new Shape(a), new Shape(b), "Add"));
        Assert.Equal(new Shape(common), Shape.Broadcast(new Shape(b), new Shape(a), "Add"));
    }

    [Fact]
    public void A_shape_spreads_into_a_collection_as_its_sizes()
    {
        Shape two = [2];
        Shape longer = [9, .. two, 1];
        int[] sizes = [.. longer, 7];

        Assert.Equal("(9, 2, 1)", longer.ToString());
        Assert.Equal([9, 2, 1, 7], sizes);
    }
}
