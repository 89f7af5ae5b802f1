using NotebookNet.Engine.Tests.Support;

namespace NotebookNet.Engine.Tests.Randomness;

public sealed class PortableLogTests
{
    [Fact]
    public void The_logarithm_is_the_systems_to_the_last_digits()
    {
        var random = new RandomStream(1);
        for (var i = 0; i < 100_000; i++)
        {
            var x = Math.ScaleB(1 + random.NextUniform(), random.NextInt(2000) - 1000);
            Same.AssertClose(Math.Log(x), PortableLog.Of(x), 3e-16, 0, $"ln {x:R}");
        }
    }

    [Fact]
    public void Near_1_it_keeps_its_relative_accuracy()
    {
        for (var i = 1; i < 1000; i++)
        {
            foreach (var x in new[] { 1 + (i * 1e-6), 1 - (i * 1e-6), 1 + (i * 4e-4), 1 - (i * 2.5e-4) })
            {
                Same.AssertClose(Math.Log(x), PortableLog.Of(x), 5e-16, 0, $"ln {x:R}");
            }
        }

        Assert.Equal(0.0, PortableLog.Of(1));
        Assert.Equal(Math.Log(2), PortableLog.Of(2));
    }
}
