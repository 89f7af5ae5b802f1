using NotebookNet.Engine.Tests.Support;

namespace NotebookNet.Engine.Tests.Kernels;

/// <summary>What pools decide where numbers are equal, missing, or outside of the picture.</summary>
public sealed class PoolTests
{
    [Fact]
    public void The_gradient_goes_to_the_first_of_several_largest_numbers()
    {
        var x = new Variable(Tensor.From([1, 3, 3, 3, 2, 3, 0, 3, 5, 5, 5, 5, 5, 5, 5, 5], 1, 4, 4, 1));
        using var tape = new GradientTape();
        var y = x.MaxPool2D(2);
        var dx = tape.Gradient(y.Sum(), x);

        Assert.Equal([3, 3, 5, 5], y.ToArray());
        Assert.Equal([0, 1, 1, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0], dx.ToArray());
    }

    [Fact]
    public void Where_windows_overlap_a_number_gets_the_gradients_of_all_it_wins()
    {
        var x = new Variable(Tensor.From([1, 9, 2, 3], 1, 4, 1));
        using var tape = new GradientTape();
        var dx = tape.Gradient(x.MaxPool1D(2, strides: 1).Sum(), x);

        Assert.Equal([0, 2, 0, 1], dx.ToArray());
    }

    [Theory]
    [InlineData(16)]
    [InlineData(37)]
    public void Pairs_of_anything_at_all_give_what_plain_loops_give(int channels)
    {
        // Whole registers of sixteen and of eight channels, and what is left; NaN, infinities and both zeros at every place of the window.
        var x = new Tensor([2, 6, 8, channels], Awkward.MixedRow(2 * 6 * 8 * channels, seed: 1));
        var (largest, mean) = (x.MaxPool2D(2), x.AveragePool2D(2));
        for (var i = 0; i < largest.Length; i++)
        {
            var (place, channel) = Math.DivRem(i, channels);
            var (image, row, column) = (place / 12, place / 4 % 3, place % 4);
            float At(int p, int q) => x.Data[((((((image * 6) + (2 * row) + p) * 8) + (2 * column) + q) * channels) + channel)];
            var seen = new[] { At(0, 0), At(0, 1), At(1, 0), At(1, 1) };
            Assert.Equal(Array.Exists(seen, float.IsNaN) ? float.NaN : seen.Max(), largest.Data[i]);
            Assert.Equal((((seen[0] + seen[1]) + seen[2]) + seen[3]) / 4, mean.Data[i]);
        }
    }

    [Fact]
    public void Zeros_of_the_padding_never_win_and_never_count()
    {
        var x = Tensor.From([-5, -4, -3], 1, 3, 1);

        Assert.Equal([-4, -3], x.MaxPool1D(2, padding: Padding.Same).ToArray());
        Assert.Equal([-4.5f, -3], x.AveragePool1D(2, padding: Padding.Same).ToArray());
        Assert.Equal([-4.5f, -4, -3.5f], x.AveragePool1D(3, strides: 1, padding: Padding.Same).ToArray());
    }

    [Fact]
    public void A_number_that_is_none_is_seen()
    {
        var x = Tensor.From([1, float.NaN, 2, 3, 4, 5, 6, float.NegativeInfinity], 1, 8, 1);
        var y = x.MaxPool1D(2).ToArray();

        Assert.True(float.IsNaN(y[0]));
        Assert.Equal([3, 5, 6], y[1..]);
        Assert.Equal(float.NegativeInfinity, Tensor.Full(float.NegativeInfinity, 1, 2, 1).MaxPool1D(2).ToScalar());
    }

    [Theory]
    [InlineData(8, 2)]
    [InlineData(16, 2)]
    [InlineData(12, 2)]
    [InlineData(16, 3)]
    public void Many_channels_are_pooled_like_each_of_them_alone(int channels, int window)
    {
        // Few values, so that many are equal; an odd size, so that a line and a column are left over.
        var random = new Random(channels);
        var x = new Variable(Tensor.Zeros(2, 7, 7, channels));
        for (var i = 0; i < x.Length; i++)
        {
            x.Data[i] = random.Next(4);
        }

        x.Data[5] = float.NaN;
        x.Data[70] = float.NegativeInfinity;
        foreach (var isMax in new[] { true, false })
        {
            var (y, dx) = Pooled(x, isMax, window);
            for (var channel = 0; channel < channels; channel++)
            {
                var (ownY, ownDx) = Pooled(new Variable(Channel(x, channel)), isMax, window);
                Same.AssertBits(ownY.AsSpan(), Channel(y, channel).AsSpan(), $"channel {channel}");
                Same.AssertBits(ownDx.AsSpan(), Channel(dx, channel).AsSpan(), $"gradient of channel {channel}");
            }
        }

        static Tensor Channel(Tensor x, int channel) => x[.., .., .., channel..(channel + 1)];

        // The numbers are used twice, so that a gradient is also added to another one.
        static (Tensor Y, Tensor Dx) Pooled(Variable x, bool isMax, int window)
        {
            using var tape = new GradientTape();
            var y = isMax ? x.MaxPool2D(window) : x.AveragePool2D(window);
            var overlapping = isMax ? x.MaxPool2D(window, strides: 1) : x.AveragePool2D(window, strides: 1);
            return (y, tape.Gradient((y * 3).Sum() + overlapping.Sum(), x));
        }
    }

    [Theory]
    [InlineData(1, 2, 2)]
    [InlineData(1, 3, 1)]
    [InlineData(2, 2, 3)]
    public void Few_pictures_are_cut_by_lines_and_the_cut_changes_nothing(int pictures, int window, int strides)
    {
        var x = Tensor.RandomNormal([pictures, 27, 25, 40], seed: 7);
        var expected = Pooled(1);
        foreach (var threads in new[] { 2, 3, 8, 40 })
        {
            Same.AssertBits(expected.AsSpan(), Pooled(threads).AsSpan(), $"{threads} threads");
        }

        Tensor Pooled(int threads)
        {
            using var limit = Workers.Limit(threads);
            return x.MaxPool2D(window, strides: strides, padding: Padding.Same);
        }
    }

    [Theory]
    [InlineData(5, 2, 2, 3, 0)]
    [InlineData(6, 3, 2, 3, 0)]
    [InlineData(7, 3, 2, 4, 1)]
    [InlineData(5, 4, 1, 5, 1)]
    [InlineData(4, 2, 3, 2, 0)]
    [InlineData(2, 5, 1, 2, 2)]
    public void Same_padding_adds_the_odd_place_at_the_end(int size, int window, int stride, int places, int before)
    {
        var axis = NotebookNet.Operations.WindowAxis.Over(size, window, stride, 1, Padding.Same, "test");

        Assert.Equal((places, before), (axis.Output, axis.Before));
    }

    [Theory]
    [InlineData(5, 3, 1, 2, 1)]
    [InlineData(7, 3, 2, 1, 3)]
    [InlineData(8, 3, 2, 1, 3)]
    [InlineData(9, 2, 3, 4, 2)]
    public void Valid_padding_stays_inside(int size, int window, int stride, int dilation, int places) =>
        Assert.Equal((places, 0), (NotebookNet.Operations.WindowAxis.Over(size, window, stride, dilation, Padding.Valid, "test") is var axis ? axis.Output : 0, axis.Before));

    [Theory]
    [InlineData(3, 3, 2, 1, false, 7)]
    [InlineData(3, 2, 3, 1, false, 9)]
    [InlineData(3, 2, 1, 3, false, 6)]
    [InlineData(3, 5, 2, 1, true, 6)]
    [InlineData(4, 1, 3, 1, true, 12)]
    public void A_transposed_window_grows_to_the_size_of_Keras(int size, int window, int stride, int dilation, bool same, int grown)
    {
        var axis = NotebookNet.Operations.WindowAxis.Onto(size, window, stride, dilation, same ? Padding.Same : Padding.Valid, "test");

        Assert.Equal((grown, size), (axis.Input, axis.Output));
    }
}
