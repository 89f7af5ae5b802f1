using System.Numerics;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>ln(1 + eˣ) = max(x, 0) + ln(1 + e^−|x|), without overflow; the slope is σ(x).</summary>
internal readonly struct SoftplusFunction : IUnaryFunction
{
    public string Name => "Softplus";

    public Vector256<float> Invoke(Vector256<float> x) =>
        SpecialFunctions.Positive(x) + VectorMath.Log1P(VectorMath.Exp(-Vector256.Abs(x)));

    public Vector256<float> Derivative(Vector256<float> x, Vector256<float> y) => VectorMath.Sigmoid(x);

    public T Scalar<T>(T x)
        where T : IFloatingPointIeee754<T> => T.Max(x, T.Zero) + TwinMath.Log1P(T.Exp(-T.Abs(x)));
}
