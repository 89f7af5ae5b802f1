using System.Globalization;

namespace NotebookNet.Engine.Tests.Support;

/// <summary>What "equal" means in these tests: the same bits, or a distance counted in units of the last place.</summary>
internal static class Same
{
    /// <summary>The same bits; only the payload of a NaN is free, because processors differ in it.</summary>
    public static bool Bits(float a, float b) =>
        BitConverter.SingleToInt32Bits(a) == BitConverter.SingleToInt32Bits(b) || (float.IsNaN(a) && float.IsNaN(b));

    public static void AssertBits(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, string where)
    {
        Assert.True(expected.Length == actual.Length, $"{where}: {expected.Length} numbers expected, got {actual.Length}");
        for (var i = 0; i < expected.Length; i++)
        {
            if (!Bits(expected[i], actual[i]))
            {
                Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"{where}, element {i}: expected {expected[i]:R}, got {actual[i]:R}"));
            }
        }
    }

    /// <summary>How many units in the last place a float lies from the true value; 0 where both say NaN or the same infinity.</summary>
    public static double Ulps(float actual, double truth)
    {
        var rounded = (float)truth;
        if (Bits(actual, rounded) || actual == truth)
        {
            return 0;
        }

        if (!float.IsFinite(actual) || !float.IsFinite(rounded))
        {
            return double.PositiveInfinity;
        }

        var size = Math.Abs(rounded);
        var unit = size < 1.17549435e-38f ? float.Epsilon : (double)size - MathF.BitDecrement(size);
        return Math.Abs(actual - truth) / unit;
    }

    /// <summary>|actual − expected| within a relative and an absolute bound.</summary>
    public static void AssertClose(double expected, double actual, double relative, double absolute, string where)
    {
        var bound = absolute + (relative * Math.Abs(expected));
        var close = (double.IsNaN(expected) && double.IsNaN(actual)) || expected == actual || Math.Abs(actual - expected) <= bound;
        Assert.True(close, string.Create(CultureInfo.InvariantCulture, $"{where}: expected {expected:R}, got {actual:R}"));
    }
}
