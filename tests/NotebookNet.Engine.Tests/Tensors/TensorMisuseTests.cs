using NotebookNet.Engine.Tests.Support;

namespace NotebookNet.Engine.Tests.Tensors;

/// <summary>What people do wrong with tensors, and what they are told: what was expected, what came, where, and the cure.</summary>
public sealed class TensorMisuseTests
{
    private static readonly Tensor Vector = Tensor.Range(3);
    private static readonly Tensor Matrix = Tensor.Range(6).Reshape(2, 3);
    private static readonly Tensor Cube = Tensor.Range(24).Reshape(2, 3, 4);
    private static readonly Variable W = new(Tensor.Ones(2, 3), "kernel");

    private static readonly Dictionary<string, (Type Error, Action Mistake, string[] Fragments)> Mistakes = new()
    {
        ["too few indices"] = Row<ShapeException>(() => _ = Cube[1, 2], "(2, 3, 4)", "3 indices, got 2", "[1, 2, ..]"),
        ["too many indices"] = Row<ShapeException>(() => _ = Vector[1, 2], "(3)", "1 indices, got 2"),
        ["an index behind the end"] = Row<ArgumentOutOfRangeException>(() => _ = Matrix[0, 3], "Index 3", "dimension 1 of (2, 3)", "0 to 2"),
        ["a negative index in a slice"] = Row<ArgumentOutOfRangeException>(() => _ = Matrix[-1, ..], "Index -1", "dimension 0", "^2 to ^1"),
        ["an index from the end that is too large"] = Row<ArgumentOutOfRangeException>(() => _ = Matrix[^3], "Index ^3", "(2, 3)", "0 to 1"),
        ["an index into nothing"] = Row<ArgumentOutOfRangeException>(() => _ = Tensor.Zeros(0, 2)[^1], "Index ^1", "empty"),
        ["a range beyond the end"] = Row<ArgumentOutOfRangeException>(() => _ = Matrix[.., 1..5], "1..5", "dimension 1 of (2, 3)", "size 3", "1.."),
        ["a range backwards"] = Row<ArgumentOutOfRangeException>(() => _ = Vector[2..1], "2..1", "(3)"),
        ["more slices than dimensions"] = Row<ShapeException>(() => _ = Vector[.., ..], "[0..^0, 0..^0]", "1 dimensions of (3)"),
        ["a slice in steps over the end"] = Row<ArgumentOutOfRangeException>(() => Vector.Slice(0, 1, 2, 2), "2 elements from 1 in steps of 2", "size 3", "end at 3"),
        ["a slice of negative length"] = Row<ArgumentOutOfRangeException>(() => Vector.Slice(0, 1, -1), "-1 elements"),
        ["a slice along no axis"] = Row<ShapeException>(() => Matrix.Slice(2, 0, 1), "Slice: axis 2", "(2, 3)", "-2 to 1"),
        ["a reshape to another number of elements"] = Row<ShapeException>(() => Matrix.Reshape(4), "6 elements", "(4)"),
        ["a reshape with two unknown sizes"] = Row<ShapeException>(() => Matrix.Reshape(-1, -1), "only one size can be -1", "(-1, -1)"),
        ["a reshape whose rest is broken"] = Row<ShapeException>(() => Matrix.Reshape(4, -1), "6 elements of (2, 3)", "(4, -1)", "4"),
        ["a reshape with a rest beside 0"] = Row<ShapeException>(() => Tensor.Zeros(0).Reshape(0, -1), "(0, -1)"),
        ["a reshape with a negative size"] = Row<ShapeException>(() => Matrix.Reshape(-2, 3), "negative", "(-2, 3)"),
        ["a flatten from nowhere"] = Row<ShapeException>(() => Matrix.Flatten(2), "Flatten: axis 2", "(2, 3)"),
        ["a squeeze of a size that is not 1"] = Row<ShapeException>(() => Matrix.Squeeze(1), "axis 1 of (2, 3) has size 3", "only a size of 1"),
        ["a new dimension too far out"] = Row<ShapeException>(() => Matrix.ExpandDims(3), "(2, 3) has 3 places", "got 3"),
        ["a broadcast that does not fit"] = Row<ShapeException>(() => Matrix.BroadcastTo(3, 2), "BroadcastTo", "(2, 3)", "(3, 2)"),
        ["a broadcast to fewer dimensions"] = Row<ShapeException>(() => Tensor.Ones(1, 3).BroadcastTo(3), "(1, 3) does not become (3)"),
        ["a join of nothing"] = Row<ShapeException>(() => Tensor.Concat([]), "at least one tensor"),
        ["a join of numbers"] = Row<ShapeException>(() => Tensor.Concat([1f, 2f]), "no axis", "Stack"),
        ["a join of different ranks"] = Row<ShapeException>(() => Tensor.Concat([Matrix, Vector]), "tensor 2 of 2", "(3)", "(2, 3)"),
        ["a join of different sizes"] = Row<ShapeException>(() => Tensor.Concat([Matrix, Matrix.T], 0), "axis 0", "(3, 2)", "(2, 3)"),
        ["a join with null"] = Row<ArgumentNullException>(() => Tensor.Concat([Matrix, null!]), "tensors"),
        ["a stack of different shapes"] = Row<ShapeException>(() => Tensor.Stack([Vector, Vector, Matrix]), "(3)", "number 3 has (2, 3)", "Concat"),
        ["a stack of nothing"] = Row<ShapeException>(() => Tensor.Stack([]), "Stack", "at least one tensor"),
        ["a split into unequal parts"] = Row<ShapeException>(() => Matrix.Split(2, 1), "axis 1 of (2, 3)", "size 3", "2 equal parts"),
        ["a split into no parts"] = Row<ShapeException>(() => Matrix.Split(0), "0 equal parts"),
        ["a split whose sizes do not add up"] = Row<ShapeException>(() => Matrix.Split([1, 1], 1), "1, 1", "3 of axis 1"),
        ["a split with a negative size"] = Row<ShapeException>(() => Vector.Split([4, -1]), "4, -1"),
        ["a tile without a number for each dimension"] = Row<ShapeException>(() => Matrix.Tile(2), "2 dimensions of (2, 3)", "got (2)"),
        ["a negative tile"] = Row<ShapeException>(() => Vector.Tile(-1), "0 or more", "(-1)"),
        ["a negative repetition"] = Row<ShapeException>(() => Vector.Repeat(-2, 0), "(3)", "-2 times"),
        ["a frame without a pair for each dimension"] = Row<ShapeException>(() => Matrix.Pad([(1, 1)]), "2 dimensions of (2, 3)", "got 1", "(0, 0)"),
        ["a negative frame"] = Row<ArgumentOutOfRangeException>(() => Vector.Pad([(-1, 0)]), "dimension 0 of (3)", "(-1, 0)"),
        ["a lookup beyond the table"] = Row<ArgumentOutOfRangeException>(() => Matrix.Gather(new[] { 0, 2 }), "Gather: index 2 (number 1", "axis 0 of (2, 3)", "0 to 1"),
        ["a lookup of a broken number"] = Row<ArgumentOutOfRangeException>(() => Matrix.Gather(new[] { 0.5f }), "index 0.5", "whole numbers"),
        ["a lookup of NaN"] = Row<ArgumentOutOfRangeException>(() => Matrix.Gather(float.NaN), "index NaN"),
        ["a lookup of a number too large for an int"] = Row<ArgumentOutOfRangeException>(() => Matrix.Gather(1e20f), "index 1E+20"),
        ["a lookup along no axis"] = Row<ShapeException>(() => Matrix.Gather(0f, 2), "Gather: axis 2"),
        ["elements along an axis with another rank of indices"] = Row<ShapeException>(() => Matrix.TakeAlong(new[] { 0, 1 }), "indices of shape (2)", "(2, 3)", "same rank"),
        ["elements beyond the axis"] = Row<ArgumentOutOfRangeException>(() => Matrix.TakeAlong(new float[,] { { 0 }, { -1 } }), "index -1 (number 1", "axis 1 of (2, 3)"),
        ["a flip of a number"] = Row<ShapeException>(() => Tensor.Ones().Flip(0), "Flip", "single number"),
        ["a one-hot label that is no class"] = Row<ArgumentOutOfRangeException>(() => Tensor.OneHot(new[] { 0, 3 }, 3), "OneHot: index 3 (number 1", "3 classes", "0 to 2"),
        ["one-hot vectors of no classes"] = Row<ArgumentOutOfRangeException>(() => Tensor.OneHot(Vector, 0), "at least one class"),
        ["a sum over no axis"] = Row<ShapeException>(() => Cube.Sum([0, 3]), "Sum: axis 3", "(2, 3, 4)", "-3 to 2"),
        ["an axis named twice"] = Row<ShapeException>(() => Cube.Max([1, -2]), "Max: axis -2", "at most once"),
        ["the largest of nothing"] = Row<ShapeException>(() => Tensor.Zeros(0).Max(), "Max", "(0)", "no elements"),
        ["the smallest along an empty axis"] = Row<ShapeException>(() => Tensor.Zeros(2, 0).Min(1), "Min", "(2, 0)"),
        ["the variance of nothing"] = Row<ShapeException>(() => Tensor.Zeros(0).Variance(), "no elements to average"),
        ["the LogSumExp of nothing"] = Row<ShapeException>(() => Tensor.Zeros(0).LogSumExp(), "LogSumExp", "(0)"),
        ["the place of the largest along an empty axis"] = Row<ShapeException>(() => Tensor.Zeros(2, 0).ArgMax(1), "ArgMax: axis 1 of (2, 0) is empty"),
        ["the place of the smallest of a number"] = Row<ShapeException>(() => Tensor.Ones().ArgMin(), "ArgMin", "()"),
        ["a running sum along no axis"] = Row<ShapeException>(() => Vector.CumulativeSum(1), "CumulativeSum: axis 1", "(3)"),
        ["a comparison of shapes that do not fit"] = Row<ShapeException>(() => _ = Matrix > Tensor.Ones(2), "Greater", "(2, 3)", "(2)"),
        ["a choice of shapes that do not fit"] = Row<ShapeException>(() => Tensor.Where(Vector, Tensor.Ones(2), 0), "Where", "(3)", "(2)"),
        ["a clip between swapped bounds"] = Row<ArgumentOutOfRangeException>(() => Vector.Clip(1.5f, -1), "[1.5, -1]", "Swap"),
        ["a clip at NaN"] = Row<ArgumentOutOfRangeException>(() => Vector.Clip(float.NaN, 1), "[NaN, 1]"),
        ["an infinite power"] = Row<ArgumentOutOfRangeException>(() => Vector.Pow(float.PositiveInfinity), "finite exponent"),
        ["the inner product of matrices"] = Row<ShapeException>(() => Matrix.Dot(Matrix), "two vectors", "(2, 3)", "MatMul"),
        ["the inner product of different lengths"] = Row<ShapeException>(() => Vector.Dot(Tensor.Ones(4)), "(3)", "(4)"),
        ["the outer product of a matrix"] = Row<ShapeException>(() => Matrix.Outer(Vector), "two vectors", "(2, 3)", "Flatten()"),
        ["the inverse of a matrix that is not square"] = Row<ShapeException>(() => Matrix.Inverse(), "Inverse", "square", "(2, 3)"),
        ["the determinant of a vector"] = Row<ShapeException>(() => Vector.Determinant(), "Determinant", "square", "(3)", "Reshape"),
        ["the inverse of a singular matrix"] = Row<ArithmeticException>(() => Tensor.Range(1, 10).Reshape(3, 3).Inverse(), "singular", "(3, 3)", "diagonal"),
        ["the inverse of a stack with a singular matrix"] = Row<ArithmeticException>(
            () => Tensor.Stack([Tensor.Eye(2), Tensor.Ones(2, 2)]).Inverse(), "matrix 1 of the 2", "(2, 2, 2)", "singular"),
        ["the diagonal of a vector"] = Row<ShapeException>(() => Vector.Diagonal(), "diagonal", "(3)", "Reshape"),
        ["the rows of a cube"] = Row<ShapeException>(() => Cube.ToRows(), "rank 2", "(2, 3, 4)"),
        ["a number as an array"] = Row<ShapeException>(() => Tensor.Ones().ToShapedArray(), "1 to 32 dimensions", "ToScalar"),
        ["a range in steps of 0"] = Row<ArgumentOutOfRangeException>(() => Tensor.Range(0, 1, 0), "from 0 to 1 in steps of 0"),
        ["a range with too many numbers"] = Row<ArgumentOutOfRangeException>(() => Tensor.Range(0, 1, 1e-12), "1000000000000 numbers", "larger steps"),
        ["a range of a negative count"] = Row<ArgumentOutOfRangeException>(() => Tensor.Range(-1), "count"),
        ["a linspace of one number"] = Row<ArgumentOutOfRangeException>(() => Tensor.Linspace(0, 1, 1), "at least 2"),
        ["a sequence that does not fit its shape"] = Row<ShapeException>(() => Tensor.From(Enumerable.Range(0, 5), 2, 3), "(2, 3) needs 6 values, got 5"),
        ["rows of different lengths"] = Row<ShapeException>(() => Tensor.From(new float[][] { [1, 2], [3] }), "row 0 has (2), row 1 has (1)", "Pad"),
        ["an array of texts"] = Row<ArgumentException>(() => Tensor.From(new[,] { { "1", "a" } }), "holds numbers", "String"),
        ["a gradient of what was not recorded"] = Row<InvalidOperationException>(() => GradientOf(_ => Matrix, W), "not computed while this tape was open", "Open the tape"),
        ["a gradient of a variable"] = Row<InvalidOperationException>(() => GradientOf(w => w, W), "variable ('kernel')", "give the loss as the target"),
        ["a gradient with respect to what was not used"] = Row<InvalidOperationException>(
            () => GradientOf(w => w * 2, Matrix), "does not depend on source 1 of 1", "(2, 3)", "no recorded operation"),
        ["a gradient through StopGradient"] = Row<InvalidOperationException>(
            () => GradientOf(w => w.StopGradient().Sum(), W), "('kernel')", "goes through StopGradient", "no gradient passes"),
        ["a gradient through a comparison and an index"] = Row<InvalidOperationException>(
            () => GradientOf(w => (w > 0.5f).Sum() + w.ArgMax(1).Sum(), W), "Greater or ArgMax"),
    };

    public static TheoryData<string> Names => [.. Mistakes.Keys];

    [Fact]
    public void The_table_is_long_enough() => Assert.True(Mistakes.Count >= 80, $"{Mistakes.Count} rows");

    [Theory]
    [MemberData(nameof(Names))]
    public void A_mistake_is_answered_with_what_came_and_a_cure(string name)
    {
        using var culture = new CommaCulture();
        var (error, mistake, fragments) = Mistakes[name];

        var thrown = Assert.Throws(error, mistake);

        Assert.All(fragments, fragment => Assert.Contains(fragment, thrown.Message, StringComparison.Ordinal));
    }

    private static (Type Error, Action Mistake, string[] Fragments) Row<T>(Action mistake, params string[] fragments)
        where T : Exception => (typeof(T), mistake, fragments);

    private static void GradientOf(Func<Variable, Tensor> loss, Tensor source)
    {
        using var tape = new GradientTape();
        tape.Gradient(loss(W), source);
    }
}
