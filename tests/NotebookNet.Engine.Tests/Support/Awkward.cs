namespace NotebookNet.Engine.Tests.Support;

/// <summary>The lengths and the numbers at which vector code usually goes wrong.</summary>
internal static class Awkward
{
    public static readonly int[] Lengths = [0, 1, 2, 3, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 100, 1000];

    /// <summary>Zeros, denormals, the ends of the range, infinities, NaN, and what training produces when it goes wrong.</summary>
    public static readonly float[] Numbers =
    [
        0f, -0f, 1f, -1f, 0.5f, -0.5f, 2f, -2f, 1e-7f, -1e-7f, 0.3f, -0.7f, 0.625f, -0.625f, 3.14159f, -2.71828f,
        float.Epsilon, -float.Epsilon, 1e-40f, -1e-40f, 1.17549435e-38f, -1.17549435e-38f, float.MaxValue, float.MinValue,
        float.PositiveInfinity, float.NegativeInfinity, float.NaN, 1e4f, -1e4f, 100f, -100f, 88.7f, -88.7f, 89f, -104f, -103f,
    ];

    /// <summary>A row of ordinary numbers from [low, high), the same on every run.</summary>
    public static float[] Row(int length, long seed, float low = -3f, float high = 3f)
    {
        var row = new float[length];
        new RandomStream(seed).FillUniform(row, low, high);
        return row;
    }

    /// <summary>A row in which ordinary and awkward numbers take turns.</summary>
    public static float[] MixedRow(int length, long seed)
    {
        var random = new RandomStream(seed);
        var row = Row(length, seed + 1);
        for (var i = 0; i < length; i++)
        {
            if (random.NextInt(2) == 0)
            {
                row[i] = Numbers[random.NextInt(Numbers.Length)];
            }
        }

        return row;
    }
}
