using NotebookNet.Engine.Tests.Support;
using NotebookNet.Kernels;

namespace NotebookNet.Engine.Tests.Kernels;

/// <summary>The search for numbers that do not belong: at awkward lengths, and in rows that several threads share.</summary>
public sealed class RangeCheckTests
{
    public static TheoryData<int> Lengths => [.. Awkward.Lengths];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void One_number_that_is_not_finite_is_noticed_wherever_it_stands(int length)
    {
        var row = Awkward.Row(length + 3, seed: 1);
        row.AsSpan().Fill(float.MaxValue);
        (row[0], row[^1], row[^2]) = (float.NaN, float.NaN, float.NaN);
        var inner = row.AsSpan(1, length);
        Assert.True(RangeCheck.AllFinite(inner));
        Assert.True(RangeCheck.AreSmall(inner, float.MaxValue));
        foreach (var bad in new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity })
        {
            for (var i = 0; i < length; i++)
            {
                inner[i] = bad;
                Assert.False(RangeCheck.AllFinite(inner), $"{bad} at {i} of {length}");
                Assert.False(RangeCheck.AreSmall(inner, float.MaxValue), $"{bad} at {i} of {length}");
                inner[i] = -float.MaxValue;
            }
        }
    }

    [Fact]
    public void The_bounds_themselves_belong_and_their_neighbours_do_not()
    {
        var row = Enumerable.Range(0, 200_003).Select(i => (i % 11) / 10f).ToArray();
        Assert.True(RangeCheck.AllWithin(row, 0, 1));
        foreach (var i in new[] { 0, 7, 65_535, 65_536, 131_080, 200_002 })
        {
            var before = row[i];
            foreach (var bad in new[] { MathF.BitIncrement(1), -float.Epsilon, float.NaN, float.PositiveInfinity })
            {
                row[i] = bad;
                Assert.False(RangeCheck.AllWithin(row, 0, 1), $"{bad} at {i}");
            }

            foreach (var bad in new[] { MathF.BitIncrement(1), MathF.BitDecrement(-1), float.NaN })
            {
                row[i] = bad;
                Assert.False(RangeCheck.AreSmall(row, 1), $"{bad} at {i}");
            }

            row[i] = -1;
            Assert.True(RangeCheck.AreSmall(row, 1));
            row[i] = before;
        }

        Assert.True(RangeCheck.AllWithin(row, 0, 1));
        Assert.True(RangeCheck.AllWithin([], 0, 1));
    }

    [Fact]
    public void A_tensor_remembers_what_was_found_and_a_variable_does_not()
    {
        Tensor tensor = new float[] { 0, 0.5f, 1 };
        var variable = new Variable(tensor);
        foreach (var each in new[] { tensor, variable })
        {
            Assert.False(RangeCheck.AllWithin(each, 0.25f, 2));
            Assert.True(RangeCheck.AllFinite(each));
            Assert.False(RangeCheck.AllWithin(each, 0, 0.75f));
            Assert.True(RangeCheck.AllWithin(each, 0, 1));
        }

        variable.Assign(new float[] { 0, float.NaN, 1 });
        Assert.False(RangeCheck.AllFinite(variable));
        Assert.Equal(new RangeCheck.Bounds(0, 1), tensor.KnownBounds);
        Assert.True(RangeCheck.AllFinite(tensor));
    }
}
