using NotebookNet.Engine.Tests.Support;

namespace NotebookNet.Engine.Tests.Tensors;

public sealed class TensorTextTests : IDisposable
{
    // A notebook runs under its user's culture; a decimal comma would make [1,5, 2] of two numbers.
    private readonly CommaCulture _culture = new();

    public void Dispose() => _culture.Dispose();

    [Fact]
    public void A_number_is_written_alone() => AssertText("-0.333333", -1f / 3);

    [Fact]
    public void A_vector_is_written_in_one_row() => AssertText("[   1, -2.5,    3]  shape (3)", new float[] { 1, -2.5f, 3 });

    [Fact]
    public void A_matrix_is_written_in_aligned_columns() =>
        AssertText("[[  1,   2],\n [3.5, -40]]  shape (2, 2)", new float[,] { { 1, 2 }, { 3.5f, -40 } });

    [Fact]
    public void Rank_3_is_written_as_nested_matrices() =>
        AssertText("[[[1, 2],\n  [3, 4]],\n [[5, 6],\n  [7, 8]]]  shape (2, 2, 2)", Tensor.From([1, 2, 3, 4, 5, 6, 7, 8], 2, 2, 2));

    [Fact]
    public void Nothing_is_written_as_empty_brackets()
    {
        AssertText("[]  shape (0)", Array.Empty<float>());
        AssertText("[[],\n []]  shape (2, 0)", Tensor.Zeros(2, 0));
        AssertText("[]  shape (0, 2)", Tensor.Zeros(0, 2));
    }

    [Fact]
    public void Unusual_numbers_are_readable() => AssertText(
        "[        NaN,    Infinity,   -Infinity,       1E-30, 1.23457E+06]  shape (5)",
        new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity, 1e-30f, 1234567f });

    [Fact]
    public void Eight_numbers_are_shown_and_nine_are_abridged()
    {
        AssertText("[1, 2, 3, 4, 5, 6, 7, 8]  shape (8)", Counting(8));
        AssertText("[1, 2, 3, …, 7, 8, 9]  shape (9)", Counting(9));
    }

    [Fact]
    public void A_large_matrix_is_abridged_both_ways_and_aligned_by_what_is_shown() => AssertText(
        """
        [[   1,    2,    3, …,   98,   99,  100],
         [ 101,  102,  103, …,  198,  199,  200],
         [ 201,  202,  203, …,  298,  299,  300],
         …,
         [9601, 9602, 9603, …, 9698, 9699, 9700],
         [9701, 9702, 9703, …, 9798, 9799, 9800],
         [9801, 9802, 9803, …, 9898, 9899, 9900]]  shape (99, 100)
        """.ReplaceLineEndings("\n"),
        Counting(9900).Reshape(99, 100));

    [Fact]
    public void A_long_vector_is_aligned_by_its_ends() =>
        AssertText("[    1,     2,     3, …, 49998, 49999, 50000]  shape (50000)", Counting(50_000));

    [Fact]
    public void A_number_that_is_not_shown_does_not_widen_the_columns()
    {
        var numbers = new float[20];
        numbers[10] = -1234.5f;

        AssertText("[0, 0, 0, …, 0, 0, 0]  shape (20)", numbers);
    }

    private static Tensor Counting(int length) => Array.ConvertAll(Enumerable.Range(1, length).ToArray(), x => (float)x);

    private static void AssertText(string expected, Tensor tensor) => Assert.Equal(expected, tensor.ToString());
}
