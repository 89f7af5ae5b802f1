using System.Runtime.Intrinsics.X86;

namespace NotebookNet.Engine.Tests.Randomness;

public sealed class RandomStreamTests
{
    private const int Count = 200_000;

    [Theory]
    [InlineData(0x00000000u, 0x00000000u, 0x00000000u, 0x00000000u, 0x00000000u, 0x00000000u, "6627e8d5 e169c58d bc57ac4c 9b00dbd8")]
    [InlineData(0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, "408f276d 41c83b0e a20bc7c6 6d5451fd")]
    [InlineData(0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0xa4093822u, 0x299f31d0u, "d16cfe09 94fdcceb 5001e420 24126ea1")]
    public void Philox_gives_the_known_answers_of_its_authors(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1, string expected)
    {
        var (r0, r1, r2, r3) = Philox.Words(c0, c1, c2, c3, k0, k1);

        Assert.Equal(expected, $"{r0:x8} {r1:x8} {r2:x8} {r3:x8}");
    }

    [Fact]
    public void A_stream_is_Philox_of_position_stream_and_seed()
    {
        var random = new RandomStream(seed: 0x1122334455667788, stream: 0x99AABBCCDDEEFF);
        for (var block = 0u; block < 19; block++)
        {
            var (r0, r1, r2, r3) = Philox.Words(block, 0, 0xCCDDEEFF, 0x0099AABB, 0x55667788, 0x11223344);
            Assert.Equal([r0, r1, r2, r3], new[] { random.NextBits(), random.NextBits(), random.NextBits(), random.NextBits() });
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_000_003)]
    [InlineData(uint.MaxValue - 7)]
    public void Eight_blocks_at_once_are_the_blocks_one_by_one(uint block)
    {
        var philox = new Philox(0x243f6a88, 0x85a308d3, 0x13198a2e03707344);
        if (!Philox.HasRunAt(block))
        {
            Assert.False(Avx2.IsSupported);
            return;
        }

        var (w0, w8, w16, w24) = philox.RunAt(block);
        var run = new[] { w0, w8, w16, w24 }.SelectMany(words => Enumerable.Range(0, 8).Select(lane => words[lane]));
        var blocks = Enumerable.Range(0, 8).Select(i => philox.BlockAt(block + (ulong)i));

        Assert.Equal(blocks.SelectMany(words => new[] { words.R0, words.R1, words.R2, words.R3 }), run);
        Assert.False(Philox.HasRunAt(uint.MaxValue - 6));
    }

    [Fact]
    public void Other_seeds_and_other_streams_give_other_numbers_and_the_same_ones_the_same()
    {
        var keys = new[] { (0L, 0L), (1, 0), (-1, 0), (0, 1), (0, -1), (1L << 32, 0), (0, 1L << 32), (long.MinValue, 0) };
        var firsts = keys.Select(key => (Key: key, Bits: new RandomStream(key.Item1, key.Item2).NextBits())).ToList();

        Assert.Equal(keys.Length, firsts.Select(first => first.Bits).Distinct().Count());
        Assert.All(firsts, first => Assert.Equal(first.Bits, new RandomStream(first.Key.Item1, first.Key.Item2).NextBits()));
    }

    [Fact]
    public void A_restarted_stream_is_a_new_one()
    {
        var random = new RandomStream(1);
        random.NextBits();
        random.Restart(seed: -5, stream: 7);
        var fresh = new RandomStream(-5, 7);

        Assert.Equal(Enumerable.Range(0, 9).Select(_ => fresh.NextBits()).ToList(), Enumerable.Range(0, 9).Select(_ => random.NextBits()).ToList());
    }

    [Theory]
    [InlineData(0, 100)]
    [InlineData(1, 31)]
    [InlineData(5, 64)]
    [InlineData(32, 33)]
    [InlineData(40, 200)]
    public void A_row_of_uniform_numbers_is_the_stream_from_where_it_stands(int before, int length)
    {
        var (row, single) = (new RandomStream(9, 4), new RandomStream(9, 4));
        for (var i = 0; i < before; i++)
        {
            Assert.Equal(single.NextBits(), row.NextBits());
        }

        var numbers = new float[length];
        row.FillUniform(numbers, -0.25f, 1.5f);

        Assert.All(numbers, number => Assert.Equal(Math.Min(-0.25f + (1.75f * single.NextUniform()), MathF.BitDecrement(1.5f)), number));
        Assert.Equal(single.NextBits(), row.NextBits());
    }

    [Fact]
    public void Uniform_numbers_fill_the_range_evenly()
    {
        var numbers = Draw(random => random.NextUniform());

        // Standard errors: mean 0.00065, variance 0.00017; five of them are allowed.
        Assert.InRange(numbers.Average(), 0.5 - 0.0033, 0.5 + 0.0033);
        Assert.InRange(numbers.Average(x => (x - 0.5) * (x - 0.5)), (1 / 12.0) - 0.0009, (1 / 12.0) + 0.0009);
        Assert.All(numbers, x => Assert.InRange(x, 0, MathF.BitDecrement(1)));
        Assert.InRange(numbers.Min(), 0, 1e-4);
        Assert.InRange(numbers.Max(), 1 - 1e-4, 1);
    }

    [Fact]
    public void Normal_numbers_have_the_moments_of_the_bell_curve()
    {
        var numbers = Draw(random => random.NextNormal());

        // Standard errors of the first four moments: 0.0022, 0.0032, 0.0087, 0.022; five of them are allowed.
        Assert.InRange(numbers.Average(), -0.011, 0.011);
        Assert.InRange(numbers.Average(x => x * x), 1 - 0.016, 1 + 0.016);
        Assert.InRange(numbers.Average(x => x * x * x), -0.044, 0.044);
        Assert.InRange(numbers.Average(x => x * x * x * x), 3 - 0.11, 3 + 0.11);

        // Two sided tails: 4.55 % beyond 2, 0.27 % beyond 3.
        Assert.InRange(numbers.Count(x => Math.Abs(x) > 2) / (double)Count, 0.0432, 0.0478);
        Assert.InRange(numbers.Count(x => Math.Abs(x) > 3) / (double)Count, 0.0021, 0.0033);
    }

    [Fact]
    public void Neighbours_are_independent()
    {
        var numbers = Draw(random => random.NextNormal());

        // The correlation of n independent pairs has the standard error 1/√n = 0.0022.
        Assert.InRange(numbers.Zip(numbers.Skip(1), (a, b) => a * b).Average(), -0.011, 0.011);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(10)]
    [InlineData(100)]
    public void Whole_numbers_are_equally_likely(int range)
    {
        var counts = new int[range];
        foreach (var x in Draw(random => random.NextInt(range)))
        {
            counts[(int)x]++;
        }

        // Chi-square has the mean range − 1 and the variance 2 (range − 1); beyond five deviations something is wrong.
        var expected = Count / (double)range;
        var chiSquare = counts.Sum(count => (count - expected) * (count - expected) / expected);
        Assert.InRange(chiSquare, 0, range - 1 + (5 * Math.Sqrt(2 * (range - 1))));
    }

    [Fact]
    public void In_a_huge_range_no_number_is_favoured()
    {
        // Scaling 32 bits to 3 · 2²⁹ numbers without rejecting any hits every third number twice and the others three times;
        // taking the remainder favours the lower half.
        const int Range = 3 << 29;
        var numbers = Draw(random => random.NextInt(Range));

        Assert.InRange(numbers.Count(x => x < Range / 2) / (double)Count, 0.494, 0.506);
        for (var remainder = 0; remainder < 3; remainder++)
        {
            Assert.InRange(numbers.Count(x => (int)x % 3 == remainder) / (double)Count, 0.328, 0.339);
        }
    }

    [Fact]
    public void A_range_of_one_has_one_number_and_an_empty_range_is_refused()
    {
        Assert.Equal(0, new RandomStream(1).NextInt(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomStream(1).NextInt(0));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1000)]
    public void A_permutation_has_each_number_once(int count)
    {
        var order = new RandomStream(5).Permutation(count);

        Assert.Equal(Enumerable.Range(0, count), order.Order());
        Assert.Equal(order, new RandomStream(5).Permutation(count));
    }

    [Fact]
    public void All_orders_of_four_things_are_equally_likely()
    {
        var random = new RandomStream(6);
        var counts = Enumerable.Range(0, 24_000).Select(_ => string.Concat(random.Permutation(4))).CountBy(order => order).ToList();

        Assert.Equal(24, counts.Count);
        Assert.InRange(counts.Sum(order => (order.Value - 1000.0) * (order.Value - 1000.0) / 1000), 0, 23 + (5 * Math.Sqrt(46)));
    }

    private static double[] Draw(Func<RandomStream, double> next)
    {
        var random = new RandomStream(seed: 42);
        return [.. Enumerable.Range(0, Count).Select(_ => next(random))];
    }
}
