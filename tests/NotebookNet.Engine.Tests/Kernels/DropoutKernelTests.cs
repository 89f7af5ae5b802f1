using NotebookNet.Kernels;

namespace NotebookNet.Engine.Tests.Kernels;

public sealed class DropoutKernelTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(33)]
    [InlineData(4095)]
    [InlineData(4099)]
    [InlineData(20_003)]
    public void The_factors_are_drawn_from_the_streams_numbers_in_order(int length)
    {
        const uint Below = 5_000_000;
        var factors = new float[length + 1];
        factors[length] = 7;

        DropoutKernel.Draw(new RandomStream(-3, 1L << 40), Below, 1.5f, factors.AsSpan(0, length));

        var stream = new RandomStream(-3, 1L << 40);
        for (var i = 0; i < length; i++)
        {
            Assert.Equal(stream.NextBits() >> 8 < Below ? 0f : 1.5f, factors[i]);
        }

        Assert.Equal(7, factors[length]);
    }

    [Fact]
    public void A_bound_of_all_numbers_drops_everything_and_none_drops_nothing()
    {
        var factors = new float[100];

        DropoutKernel.Draw(new RandomStream(1), 1 << 24, 2, factors);
        Assert.All(factors, factor => Assert.Equal(0, factor));

        DropoutKernel.Draw(new RandomStream(1), 0, 2, factors);
        Assert.All(factors, factor => Assert.Equal(2, factor));
    }
}
