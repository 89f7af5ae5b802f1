using System.Numerics;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>xᵖ.</summary>
internal readonly struct PowFunction(float exponent) : IUnaryFunction
{
    public string Name => "Pow";

    public Vector256<float> Invoke(Vector256<float> x) => PowerMath.Pow(x, exponent);

    // p = 0 is a constant, also at 0, where 0 · x⁻¹ would be NaN.
    public Vector256<float> Derivative(Vector256<float> x, Vector256<float> y) =>
        exponent == 0 ? Vector256<float>.Zero : PowerMath.Pow(x, exponent - 1) * Vector256.Create(exponent);

    public T Scalar<T>(T x)
        where T : IFloatingPointIeee754<T> => T.Pow(x, T.CreateChecked(exponent));
}
