using System.Numerics;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>−x.</summary>
internal readonly struct NegateFunction : IUnaryFunction
{
    public string Name => "Negate";

    public Vector256<float> Invoke(Vector256<float> x) => -x;

    public Vector256<float> Derivative(Vector256<float> x, Vector256<float> y) => -Vector256<float>.One;

    public T Scalar<T>(T x)
        where T : IFloatingPointIeee754<T> => -x;
}
