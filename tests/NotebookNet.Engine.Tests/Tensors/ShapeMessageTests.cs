using NotebookNet.Engine.Tests.Support;
using NotebookNet.Operations;

namespace NotebookNet.Engine.Tests.Tensors;

/// <summary>The whole text of each complaint about shapes: what was expected, what came, and the cure.</summary>
public sealed class ShapeMessageTests
{
    private static readonly Tensor Matrix = Tensor.Ones(2, 3);

    private static readonly Dictionary<string, Action> Mistakes = new()
    {
        ["Add: shapes (2, 3) and (2) do not broadcast: from the right, sizes must be equal or 1, but dimension 1 from the right is 3 and 2. Reshape one of them."] =
            () => _ = Matrix + Tensor.Ones(2),
        ["Divide: shapes (4, 1, 3) and (2, 2, 1) do not broadcast: from the right, sizes must be equal or 1, but dimension 3 from the right is 4 and 2. Reshape one of them."] =
            () => _ = Tensor.Ones(4, 1, 3) / Tensor.Ones(2, 2, 1),
        ["MatMul needs matrices (…, m, k) and (…, k, n); got (2, 3) and (2, 3). The inner sizes 3 and 2 must be equal; transpose one of them if it lies the other way."] =
            () => Matrix.MatMul(Matrix),
        ["MatMul needs matrices (…, m, k) and (…, k, n); got (2, 3) and (3). Reshape a vector of n numbers to (1, n) for a row or (n, 1) for a column."] =
            () => Matrix.MatMul(Tensor.Ones(3)),
        ["The bias of a product with (3, 4) needs shape (4), one number per column; got (1, 4). Reshape(4) turns a row into it."] =
            () => Matrix.Linear(Tensor.Ones(3, 4), Tensor.Ones(1, 4)),
        ["Reshape: (2, 3) has 6 elements, (4, 2) would have 8; the numbers must be equal."] = () => Matrix.Reshape(4, 2),
        ["Transpose: the order (0, 0) must name each of the 2 dimensions of (2, 3) once, from 0 to 1."] = () => Matrix.Transpose(0, 0),
        ["Transpose: the order (0, 1, 2) must name each of the 2 dimensions of (2, 3) once, from 0 to 1."] = () => Matrix.Transpose(0, 1, 2),
        ["Sum: axis 2 does not fit a tensor of shape (2, 3); axes run from -2 to 1, each at most once."] = () => Matrix.Sum(2),
        ["Mean: axis -3 does not fit a tensor of shape (2, 3); axes run from -2 to 1, each at most once."] = () => Matrix.Mean(-3),
        ["Mean: a tensor of shape (0, 3) has no elements to average."] = () => Tensor.Zeros(0, 3).Mean(),
        ["Softmax needs at least one number in the last dimension; got shape (2, 0)."] = () => Tensor.Zeros(2, 0).Softmax(),
        ["ArgMax needs at least one number in the last dimension; got shape ()."] = () => Tensor.Ones().ArgMax(),
        ["A tensor of shape (2, 3) takes 2 indices, got 1. For the part behind them write [1, ..]."] = () => _ = Matrix[1],
        ["Shape (2, 2) needs 4 values, got 3. Give all values row by row, or the shape they have."] = () => Tensor.From([1, 2, 3], 2, 2),
        ["Only a tensor with one element is a number; this one has shape (2, 3). Sum(), Mean() or an index gives one."] = () => Matrix.ToScalar(),
        ["Only a tensor of rank 2 is a matrix; this one has shape (3). Reshape(rows, columns) makes it one."] = () => Tensor.Ones(3).ToMatrix(),
        ["Variable 'kernel' has shape (2, 3) and cannot take values of shape (3, 2). Reshape the values, or make a new Variable."] =
            () => new Variable(Matrix, "kernel").Assign(Tensor.Ones(3, 2)),
        ["Categorical cross-entropy needs labels of the predictions' shape (2, 3) (one probability per class); got (2). For labels that are class indices use Loss.SparseCategoricalCrossEntropy."] =
            () => CrossEntropy.Categorical(Matrix, Tensor.Ones(2), sparse: false),
        ["Sparse categorical cross-entropy needs one class index per row, shape (2), for predictions of shape (2, 3); got labels of shape (2, 3). For one-hot labels use Loss.CategoricalCrossEntropy."] =
            () => CrossEntropy.Categorical(Matrix.Softmax(), Matrix, sparse: true),
    };

    public static TheoryData<string> Messages => [.. Mistakes.Keys];

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_mistake_is_answered_with_shapes_and_a_cure(string message)
    {
        Assert.Equal(message, Assert.Throws<ShapeException>(Mistakes[message]).Message);
    }

    [Fact]
    public void An_index_out_of_range_is_named_with_its_dimension()
    {
        var message = Assert.Throws<ArgumentOutOfRangeException>(() => Matrix[1, 3]).Message;

        Assert.StartsWith("Index 3 is outside dimension 1 of (2, 3), which runs from 0 to 2.", message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Matrix[-1, 0]);
    }

    [Theory]
    [InlineData(3f, "Label 3 in row 1 is not a class: the network has 3 outputs, so labels must be whole numbers from 0 to 2. Give the last layer one unit per class, or number the classes from 0.")]
    [InlineData(-1f, "Label -1 in row 1")]
    [InlineData(0.5f, "Label 0.5 in row 1")]
    [InlineData(float.NaN, "Label NaN in row 1")]
    [InlineData(1e10f, "Label 1E+10 in row 1")]
    public void A_label_that_is_no_class_is_named_with_its_row_under_any_culture(float label, string message)
    {
        using var culture = new CommaCulture();
        foreach (var predictions in new[] { Matrix, Matrix.Softmax() })
        {
            var error = Assert.Throws<ArgumentOutOfRangeException>(() => CrossEntropy.Categorical(predictions, new[] { 0, label }, sparse: true));
            Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        }
    }
}
