using System.Numerics;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>x for x &gt; 0, α (eˣ − 1) otherwise; the slope at 0 is α.</summary>
internal readonly struct ELUFunction(float alpha) : IUnaryFunction
{
    public string Name => "ELU";

    public Vector256<float> Invoke(Vector256<float> x) =>
        Vector256.ConditionalSelect(Vector256.GreaterThan(x, Vector256<float>.Zero), x, SpecialFunctions.Expm1(x) * alpha);

    // α eˣ = y + α: no second exponential.
    public Vector256<float> Derivative(Vector256<float> x, Vector256<float> y) =>
        Vector256.ConditionalSelect(Vector256.GreaterThan(x, Vector256<float>.Zero), Vector256<float>.One, y + Vector256.Create(alpha));

    public T Scalar<T>(T x)
        where T : IFloatingPointIeee754<T> => x > T.Zero ? x : T.CreateChecked(alpha) * TwinMath.Expm1(x);
}
