using System.Numerics;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>λ x for x &gt; 0, λ α (eˣ − 1) otherwise, with the constants that keep mean 0 and variance 1; the slope at 0 is λ α.</summary>
internal readonly struct SELUFunction : IUnaryFunction
{
    /// <summary>α of the paper.</summary>
    public const float Alpha = 1.67326324f;

    /// <summary>λ of the paper.</summary>
    public const float Scale = 1.05070099f;

    public string Name => "SELU";

    public Vector256<float> Invoke(Vector256<float> x) =>
        Vector256.ConditionalSelect(
            Vector256.GreaterThan(x, Vector256<float>.Zero), x * Scale, SpecialFunctions.Expm1(x) * (Scale * Alpha));

    public Vector256<float> Derivative(Vector256<float> x, Vector256<float> y) =>
        Vector256.ConditionalSelect(
            Vector256.GreaterThan(x, Vector256<float>.Zero), Vector256.Create(Scale), y + Vector256.Create(Scale * Alpha));

    public T Scalar<T>(T x)
        where T : IFloatingPointIeee754<T> =>
        x > T.Zero ? x * T.CreateChecked(Scale) : T.CreateChecked(Scale * Alpha) * TwinMath.Expm1(x);
}
