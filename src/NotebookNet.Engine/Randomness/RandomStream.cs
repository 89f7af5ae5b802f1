namespace NotebookNet;

/// <summary>
/// Random numbers from a counter: number i of a stream is a fixed function of (seed, stream, i), so the same seed gives the
/// same numbers on every machine and for any number of threads.
/// </summary>
/// <remarks>
/// Philox4x32-10 of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3" (SC 2011). The key is the
/// seed, the counter is (position, stream).
/// </remarks>
public sealed class RandomStream
{
    // The generator's constants, also for kernels that run it for many numbers at once.
    internal const int Rounds = 10;
    internal const uint Multiplier0 = 0xD2511F53;
    internal const uint Multiplier1 = 0xCD9E8D57;
    internal const uint KeyStep0 = 0x9E3779B9;
    internal const uint KeyStep1 = 0xBB67AE85;

    private uint _key0;
    private uint _key1;
    private ulong _stream;
    private ulong _block;
    private int _used = 4;
    private uint _r0;
    private uint _r1;
    private uint _r2;
    private uint _r3;

    /// <summary>A stream of random numbers.</summary>
    /// <param name="seed">Which numbers.</param>
    /// <param name="stream">Which of the seed's independent streams.</param>
    public RandomStream(long seed, long stream = 0) => Restart(seed, stream);

    /// <summary>What the numbers depend on besides their position.</summary>
    internal (uint Key0, uint Key1, ulong Stream) Source => (_key0, _key1, _stream);

    /// <summary>32 random bits.</summary>
    /// <returns>Any whole number from 0 to 2³² − 1, each equally likely.</returns>
    public uint NextBits()
    {
        if (_used == 4)
        {
            (_r0, _r1, _r2, _r3) = Philox((uint)_block, (uint)(_block >> 32), (uint)_stream, (uint)(_stream >> 32), _key0, _key1);
            _block++;
            _used = 0;
        }

        return _used++ switch { 0 => _r0, 1 => _r1, 2 => _r2, _ => _r3 };
    }

    /// <summary>A number from [0, 1): a multiple of 2⁻²⁴.</summary>
    /// <returns>The number.</returns>
    public float NextUniform() => (NextBits() >> 8) * (1f / 16777216f);

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
        _key0 = (uint)seed;
        _key1 = (uint)((ulong)seed >> 32);
        _stream = (ulong)stream;
        _block = 0;
        _used = 4;
    }

    /// <summary>Fills a row with numbers evenly spread over [low, high).</summary>
    internal void FillUniform(Span<float> target, float low, float high)
    {
        // The sum may round up to high, which is not of the range.
        var last = high > low ? MathF.BitDecrement(high) : low;
        foreach (ref var value in target)
        {
            value = Math.Min(low + ((high - low) * NextUniform()), last);
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

    /// <summary>The generator itself: four words from a counter of four words and a key of two.</summary>
    internal static (uint R0, uint R1, uint R2, uint R3) Philox(uint c0, uint c1, uint c2, uint c3, uint key0, uint key1)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var p0 = (ulong)Multiplier0 * c0;
            var p1 = (ulong)Multiplier1 * c2;
            (c0, c1, c2, c3) = ((uint)(p1 >> 32) ^ c1 ^ key0, (uint)p1, (uint)(p0 >> 32) ^ c3 ^ key1, (uint)p0);
            key0 = unchecked(key0 + KeyStep0);
            key1 = unchecked(key1 + KeyStep1);
        }

        return (c0, c1, c2, c3);
    }
}
