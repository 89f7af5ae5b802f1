using NotebookNet.Engine.Tests.Support;
using NotebookNet.Kernels;

namespace NotebookNet.Engine.Tests.Kernels;

public sealed class ReductionTests
{
    public static TheoryData<int> Lengths => [.. Awkward.Lengths];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void A_sum_has_the_twins_bits(int length)
    {
        for (var start = 0; start < 8; start++)
        {
            var ordinary = Awkward.Row(length + 8, seed: length).AsSpan(start, length);
            var awkward = Awkward.MixedRow(length + 8, seed: length).AsSpan(start, length);
            Same.AssertBits([ScalarTwin.Sum<float>(ordinary)], [Reduction.Sum(ordinary)], $"start {start}");
            Same.AssertBits([ScalarTwin.Sum<float>(awkward)], [Reduction.Sum(awkward)], $"awkward numbers, start {start}");
        }
    }

    [Fact]
    public void A_sum_of_many_numbers_stays_close_to_the_sum_in_double_precision()
    {
        var row = Awkward.Row(1_000_000, seed: 5, 0f, 1f);

        // A single running float would be off by about 1e-4 here; 32 lanes keep it far below.
        Same.AssertClose(row.Sum(x => (double)x), Reduction.Sum(row), 2e-6, 0, "sum");
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void The_largest_element_is_found_wherever_it_stands(int length)
    {
        for (var position = 0; position < length; position++)
        {
            var row = Awkward.Row(length, seed: position);
            row[position] = 4f;
            Assert.Equal(4f, Reduction.Max(row));
            Assert.Equal(position, Reduction.ArgMax(row));

            row[position] = float.NaN;
            Assert.True(float.IsNaN(Reduction.Max(row)));
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void The_largest_element_is_that_of_a_plain_search_whatever_the_row_holds(int length)
    {
        float[] values = [float.NaN, float.NegativeInfinity, float.PositiveInfinity, -0f, 0f, 1f, 2f];
        var random = new Random(length);
        for (var repetition = 0; repetition < 100 && length > 0; repetition++)
        {
            // Few kinds of numbers in one row, many in the other: ties, and rows of nothing but NaN.
            var row = new float[length];
            for (var i = 0; i < length; i++)
            {
                row[i] = values[random.Next(1 + (repetition % values.Length))];
            }

            var first = 0;
            for (var i = 1; i < length; i++)
            {
                first = row[i] > row[first] ? i : first;
            }

            Assert.Equal(first, Reduction.ArgMax(row));
        }
    }

    [Fact]
    public void Of_several_largest_the_first_one_counts()
    {
        Assert.Equal(1, Reduction.ArgMax([1f, 5f, 2f, 5f]));
        Assert.Equal(0, Reduction.ArgMax([float.NegativeInfinity, float.NegativeInfinity]));
        Assert.Equal(float.NegativeInfinity, Reduction.Max([float.NegativeInfinity, float.NegativeInfinity]));
        Assert.Equal(-2f, Reduction.Max([-3f, -2f]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(10)]
    [InlineData(17)]
    [InlineData(100)]
    public void A_place_is_that_of_the_largest_exactly_where_it_is_found_there(int length)
    {
        var random = new Random(length);
        for (var round = 0; round < 200; round++)
        {
            // Many are equal, and some are no numbers.
            float[] x = [.. Enumerable.Range(0, length).Select(_ => random.Next(40) == 0 ? float.NaN : random.Next(6))];
            var largest = Reduction.ArgMax(x);
            Assert.All(Enumerable.Range(0, length), place => Assert.Equal(place == largest, Reduction.IsArgMax(x, place)));
        }
    }
}
