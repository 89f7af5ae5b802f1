using System.Numerics;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>x Φ(x) with the cumulative normal distribution Φ: the exact form, not the approximation with tanh.</summary>
internal readonly struct GELUFunction : IUnaryFunction
{
    public string Name => "GELU";

    public Vector256<float> Invoke(Vector256<float> x) => x * SpecialFunctions.Normal(x).Cumulative;

    public Vector256<float> Derivative(Vector256<float> x, Vector256<float> y)
    {
        var (cumulative, density) = SpecialFunctions.Normal(x);
        return Vector256.FusedMultiplyAdd(x, density, cumulative);
    }

    public T Scalar<T>(T x)
        where T : IFloatingPointIeee754<T> => x * TwinMath.Cumulative(x);
}
