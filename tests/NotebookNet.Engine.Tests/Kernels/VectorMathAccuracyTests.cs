using System.Runtime.Intrinsics;
using NotebookNet.Engine.Tests.Support;
using NotebookNet.Kernels;

namespace NotebookNet.Engine.Tests.Kernels;

/// <summary>How far the engine's own exponential and logarithm lie from the true values, over the whole range of floats.</summary>
public sealed class VectorMathAccuracyTests
{
    // Every 1009th float (a prime, so that all low mantissa bits occur): some two million numbers for each sign.
    private const int Stride = 1009;

    [Fact]
    public void Exp_is_within_1_1_units_everywhere() => AssertWithin(1.1, VectorMath.Exp, Math.Exp, _ => true);

    [Fact]
    public void Log_is_within_1_1_units_everywhere() => AssertWithin(1.1, VectorMath.Log, Math.Log, _ => true);

    [Fact]
    public void Log1P_is_within_2_5_units_for_positive_numbers() => AssertWithin(2.5, VectorMath.Log1P, LogOfOnePlus, x => !(x < 0));

    [Fact]
    public void Log1P_from_0_to_1_is_within_1_3_units() =>
        AssertWithin(1.3, VectorMath.Log1POfUnit, LogOfOnePlus, x => x is >= 0 and <= 1);

    [Fact]
    public void Tanh_is_within_1_5_units_everywhere() => AssertWithin(1.5, VectorMath.Tanh, Math.Tanh, _ => true);

    [Fact]
    public void Sigmoid_is_within_2_5_units_everywhere() =>
        AssertWithin(2.5, VectorMath.Sigmoid, x => 1 / (1 + Math.Exp(-x)), _ => true);

    [Theory]
    [InlineData(88.72283f, false)]
    [InlineData(88.72284f, true)]
    [InlineData(float.PositiveInfinity, true)]
    public void Exp_overflows_exactly_where_floats_end(float x, bool overflows) =>
        Assert.Equal(overflows, float.IsPositiveInfinity(VectorMath.ExpScalar(x)));

    [Fact]
    public void Special_values_are_the_true_limits()
    {
        Assert.Equal(1f, VectorMath.ExpScalar(0f));
        Assert.Equal(1f, VectorMath.ExpScalar(-0f));
        Assert.Equal(0f, VectorMath.ExpScalar(float.NegativeInfinity));
        Assert.Equal(float.Epsilon, VectorMath.ExpScalar(-103.2789f));
        Same.AssertBits([0f], [VectorMath.LogScalar(1f)], "ln 1");
        Assert.Equal(float.NegativeInfinity, VectorMath.LogScalar(0f));
        Assert.Equal(float.NegativeInfinity, VectorMath.LogScalar(-0f));
        Assert.Equal(float.PositiveInfinity, VectorMath.LogScalar(float.PositiveInfinity));
        Assert.True(float.IsNaN(VectorMath.LogScalar(-float.Epsilon)));
        Assert.True(float.IsNaN(VectorMath.LogScalar(float.NegativeInfinity)));
    }

    // .NET's own double.LogP1 is ln(x + 1) and loses all digits of a tiny x; the first terms of the series do not.
    private static double LogOfOnePlus(double x) => Math.Abs(x) < 1e-5 ? x - (x * x / 2) + (x * x * x / 3) : Math.Log(1 + x);

    private static void AssertWithin(
        double ulps, Func<Vector256<float>, Vector256<float>> fast, Func<double, double> truth, Func<float, bool> isTried)
    {
        var (worst, worstAt) = (0.0, 0f);
        Span<float> x = stackalloc float[Lanes.Width];
        for (var bits = 0L; bits <= uint.MaxValue; bits += Stride * Lanes.Width)
        {
            for (var lane = 0; lane < Lanes.Width; lane++)
            {
                x[lane] = BitConverter.UInt32BitsToSingle((uint)(bits + (lane * Stride)));
            }

            var y = fast(Vector256.Create<float>(x));
            for (var lane = 0; lane < Lanes.Width; lane++)
            {
                var distance = isTried(x[lane]) ? Same.Ulps(y[lane], truth(x[lane])) : 0;
                if (!(distance <= worst))
                {
                    (worst, worstAt) = (distance, x[lane]);
                }
            }
        }

        Assert.True(worst <= ulps, FormattableString.Invariant($"{worst} units at x = {worstAt:R}"));
    }
}
