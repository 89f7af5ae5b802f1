namespace NotebookNet.Engine.Tests.Threads;

public sealed class WorkersTests
{
    [Fact]
    public void The_innermost_limit_counts_and_the_former_one_returns()
    {
        var before = Workers.Count;
        using (Workers.Limit(3))
        {
            Assert.Equal(3, Workers.Count);
            using (Workers.Limit(5))
            {
                Assert.Equal(5, Workers.Count);
            }

            Assert.Equal(3, Workers.Count);
        }

        Assert.Equal(before, Workers.Count);
    }

    [Fact]
    public void A_limit_holds_for_its_own_thread()
    {
        var other = 0;
        var before = Workers.Count;
        using var limit = Workers.Limit(before + 1);
        var thread = new Thread(() => other = Workers.Count);
        thread.Start();
        thread.Join();

        Assert.Equal(before, other);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(65)]
    public void A_limit_out_of_range_is_refused_with_the_range(int threads) =>
        Assert.Contains("from 1 to 64", Assert.Throws<ArgumentOutOfRangeException>(() => Workers.Limit(threads)).Message, StringComparison.Ordinal);
}
