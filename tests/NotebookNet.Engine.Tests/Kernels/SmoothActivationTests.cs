using System.Runtime.Intrinsics;
using NotebookNet.Engine.Tests.Support;
using NotebookNet.Kernels;

namespace NotebookNet.Engine.Tests.Kernels;

/// <summary>The functions the activations are made of, all over the range in which their results have all their digits.</summary>
public sealed class SmoothActivationTests
{
    [Theory]
    [InlineData("ELU", 3)]
    [InlineData("SELU", 3.5)]
    [InlineData("Softplus", 2.5)]
    [InlineData("SiLU", 4)]
    [InlineData("GELU", 6)]
    public void Values_are_exact_to_a_few_units_in_the_last_place(string name, double ulps)
    {
        var f = UnaryCase.Named(name);
        for (var x = -80f; x < 80; x += 0.00137f * (1 + Math.Abs(x)))
        {
            // Below 1e−37 GELU's numbers begin to lose digits.
            if (name != "GELU" || x > -12.5f)
            {
                var distance = Same.Ulps(f.OneNumber(x), f.Twin((double)x));
                Assert.True(distance <= ulps, FormattableString.Invariant($"{name}({x:R}) = {f.OneNumber(x):R} is {distance} units from {f.Twin((double)x):R}"));
            }
        }
    }

    /// <summary>Φ(x) to sixteen digits, from tables.</summary>
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.8413447460685429)]
    [InlineData(-1, 0.15865525393145705)]
    [InlineData(2.5, 0.9937903346742238)]
    [InlineData(-2.75, 0.002979763235054555)]
    [InlineData(-3.25, 0.0005770250423907659)]
    [InlineData(-3, 0.0013498980316300946)]
    [InlineData(-5, 2.866515718791939e-7)]
    [InlineData(-10, 7.619853024160526e-24)]
    public void The_normal_distribution_and_its_twin_have_the_known_values(float x, double known)
    {
        Same.AssertClose(known, TwinMath.Cumulative((double)x), 1e-13, 0, "twin");
        Same.AssertClose(known, SpecialFunctions.Normal(Vector256.Create(x)).Cumulative.ToScalar(), 1e-6, 0, "eight lanes");
    }

    [Theory]
    [InlineData(1e-12)]
    [InlineData(-1e-12)]
    [InlineData(1e-5)]
    [InlineData(0.3)]
    [InlineData(-0.7)]
    public void The_twins_keep_the_digits_of_small_numbers(double x)
    {
        // e^x − 1 = 2 sinh(x/2) e^(x/2), and ln(1 + x) is its inverse.
        Same.AssertClose(2 * Math.Sinh(x / 2) * Math.Exp(x / 2), TwinMath.Expm1(x), 1e-14, 0, "e^x − 1");
        Same.AssertClose(x, TwinMath.Log1P(TwinMath.Expm1(x)), 1e-14, 0, "ln(1 + (e^x − 1))");
    }

    [Fact]
    public void A_sign_is_minus_1_0_or_1_and_keeps_what_is_not_a_number()
    {
        foreach (var x in Awkward.Numbers)
        {
            Same.AssertBits([float.IsNaN(x) ? x : x == 0 ? x : Math.Sign(x)], [SpecialFunctions.Sign(Vector256.Create(x)).ToScalar()], $"sign({x})");
        }
    }
}
