using System.Numerics;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>x itself; the slope is 1. For places that always put some function over their sums.</summary>
internal readonly struct IdentityFunction : IUnaryFunction
{
    public string Name => "Identity";

    public Vector256<float> Invoke(Vector256<float> x) => x;

    public Vector256<float> Derivative(Vector256<float> x, Vector256<float> y) => Vector256<float>.One;

    public T Scalar<T>(T x)
        where T : IFloatingPointIeee754<T> => x;
}
