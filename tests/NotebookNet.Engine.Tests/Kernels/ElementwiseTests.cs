using NotebookNet.Engine.Tests.Support;
using NotebookNet.Kernels;

namespace NotebookNet.Engine.Tests.Kernels;

public sealed class ElementwiseTests
{
    [Fact]
    public void A_scaled_row_is_added_with_one_rounding_at_any_length_and_start()
    {
        foreach (var length in Awkward.Lengths)
        {
            for (var start = 0; start < 8; start++)
            {
                foreach (var step in new[] { 0, 1 })
                {
                    var x = Awkward.MixedRow(length + 9, seed: length).AsSpan(start, length + 1);
                    var y = Awkward.MixedRow(length + 9, seed: length + 1);
                    var expected = (float[])y.Clone();
                    for (var i = 0; i < length; i++)
                    {
                        expected[start + i] = MathF.FusedMultiplyAdd(0.3f, x[i * step], expected[start + i]);
                    }

                    Elementwise.AddScaled(0.3f, x, step, y.AsSpan(start, length));

                    Same.AssertBits(expected, y, $"length {length}, start {start}, step {step}");
                }
            }
        }
    }

    [Fact]
    public void Adding_a_row_is_plain_addition()
    {
        var x = Awkward.MixedRow(100, seed: 1);
        var y = Awkward.MixedRow(100, seed: 2);
        var expected = x.Zip(y, (a, b) => a + b).ToArray();

        Elementwise.Add(x, y);

        Same.AssertBits(expected, y, "x + y");
    }

    [Fact]
    public void A_row_that_is_too_short_is_refused_instead_of_read_beyond_its_end()
    {
        Assert.ThrowsAny<ArgumentException>(() => Elementwise.Map(default(ExpFunction), new float[9], new float[8]));
        Assert.ThrowsAny<ArgumentException>(() => Elementwise.Add(new float[8], new float[9]));
        Assert.ThrowsAny<ArgumentException>(() => Elementwise.Zip(default(AddFunction), new float[8], 1, new float[9], 1, new float[9]));
        Assert.ThrowsAny<ArgumentException>(
            () => Elementwise.MapBackward(default(ExpFunction), new float[9], new float[9], new float[8], new float[9], accumulate: false));
        Assert.ThrowsAny<ArgumentException>(
            () => Elementwise.ZipBackward(default(AddFunction), false, new float[9], 1, new float[9], 1, new float[9], new float[8]));
    }
}
