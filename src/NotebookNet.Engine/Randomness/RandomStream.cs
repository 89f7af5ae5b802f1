using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NotebookNet;

/// <summary>
/// Random numbers from a counter: number i of a stream is a fixed function of (seed, stream, i), so the same seed gives the
/// same numbers on every machine and for any number of threads.
/// </summary>
/// <remarks>
/// Philox4x32-10 of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3" (SC 2011). The key is the
/// seed, the counter is (position, stream). Numbers are drawn 32 at a time.
/// </remarks>
public sealed class RandomStream
{
    // What the upper 24 of 32 bits are multiples of.
    private const float OfBits = 1f / 16777216f;

    private Philox _source;
    private ulong _block;
    private Ahead _ahead;
    private int _used = Philox.Run;

    /// <summary>A stream of random numbers.</summary>
    /// <param name="seed">Which numbers.</param>
    /// <param name="stream">Which of the seed's independent streams.</param>
    public RandomStream(long seed, long stream = 0) => Restart(seed, stream);

    /// <summary>What the numbers depend on besides their position.</summary>
    internal Philox Source => _source;

    /// <summary>32 random bits.</summary>
    /// <returns>Any whole number from 0 to 2³² − 1, each equally likely.</returns>
    public uint NextBits()
    {
        if (_used == Philox.Run)
        {
            DrawAhead();
        }

        return _ahead[_used++];
    }

    /// <summary>A number from [0, 1): a multiple of 2⁻²⁴.</summary>
    /// <returns>The number.</returns>
    public float NextUniform() => (NextBits() >> 8) * OfBits;

    /// <summary>A number of the standard normal distribution (mean 0, deviation 1).</summary>
    /// <returns>The number.</returns>
    public double NextNormal()
    {
        // The polar method (G. Marsaglia): only logarithm and root, both computed here or exactly rounded, so the digits
        // are the same everywhere.
        while (true)
        {
            var u = (NextBits() * (2.0 / 4294967296.0)) - 1.0;
            var v = (NextBits() * (2.0 / 4294967296.0)) - 1.0;
            var s = (u * u) + (v * v);
            if (s is > 0 and < 1)
            {
                return u * Math.Sqrt(-2.0 * PortableLog.Of(s) / s);
            }
        }
    }

    /// <summary>A whole number from [0, <paramref name="exclusiveMaximum"/>), each equally likely.</summary>
    /// <param name="exclusiveMaximum">The end of the range, at least 1.</param>
    /// <returns>The number.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty.</exception>
    public int NextInt(int exclusiveMaximum)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(exclusiveMaximum, 1);

        // Multiply and reject (D. Lemire): no value is more likely than another.
        var range = (uint)exclusiveMaximum;
        var product = (ulong)NextBits() * range;
        if ((uint)product < range)
        {
            var threshold = (0u - range) % range;
            while ((uint)product < threshold)
            {
                product = (ulong)NextBits() * range;
            }
        }

        return (int)(product >> 32);
    }

    /// <summary>The numbers 0 … count − 1 in random order.</summary>
    /// <param name="count">How many.</param>
    /// <returns>Each number once.</returns>
    public int[] Permutation(int count)
    {
        var order = new int[count];
        for (var i = 0; i < count; i++)
        {
            order[i] = i;
        }

        Shuffle(order);
        return order;
    }

    /// <summary>Puts the elements into random order (Fisher–Yates).</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="items">What is shuffled in place.</param>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = NextInt(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary>Begins another stream, without a new object.</summary>
    internal void Restart(long seed, long stream)
    {
        _source = new Philox((uint)seed, (uint)((ulong)seed >> 32), (ulong)stream);
        _block = 0;
        _used = Philox.Run;
    }

    /// <summary>Fills a row with numbers evenly spread over [low, high).</summary>
    internal void FillUniform(Span<float> target, float low, float high)
    {
        // The sum may round up to high, which is not of the range.
        var (width, last) = (high - low, high > low ? MathF.BitDecrement(high) : low);
        var i = 0;
        while (i < target.Length)
        {
            if (_used < Philox.Run || target.Length - i < Philox.Run)
            {
                target[i++] = Math.Min(low + (width * NextUniform()), last);
                continue;
            }

            DrawAhead();
            ReadOnlySpan<uint> words = _ahead;
            for (; _used < Philox.Run; _used += Vector256<uint>.Count, i += Vector256<uint>.Count)
            {
                var uniform = Vector256.ConvertToSingle((Vector256.Create(words[_used..]) >> 8).AsInt32()) * OfBits;
                Vector256.Min(Vector256.Create(low) + (Vector256.Create(width) * uniform), Vector256.Create(last)).CopyTo(target[i..]);
            }
        }
    }

    /// <summary>Fills a row with numbers of a normal distribution.</summary>
    internal void FillNormal(Span<float> target, float mean, float standardDeviation)
    {
        foreach (ref var value in target)
        {
            value = (float)(mean + (standardDeviation * NextNormal()));
        }
    }

    private void DrawAhead()
    {
        Span<uint> words = _ahead;
        if (Philox.HasRunAt(_block))
        {
            var (w0, w8, w16, w24) = _source.RunAt(_block);
            w0.CopyTo(words);
            w8.CopyTo(words[8..]);
            w16.CopyTo(words[16..]);
            w24.CopyTo(words[24..]);
        }
        else
        {
            for (var i = 0; i < Philox.Run; i += Philox.Block)
            {
                (words[i], words[i + 1], words[i + 2], words[i + 3]) = _source.BlockAt(_block + ((uint)i / Philox.Block));
            }
        }

        _block += Philox.Run / Philox.Block;
        _used = 0;
    }

    // Drawn, but not yet asked for.
    [InlineArray(Philox.Run)]
    private struct Ahead
    {
        private uint _first;
    }
}
