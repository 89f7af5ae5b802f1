using System.Numerics;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>tanh x; the slope is 1 − y².</summary>
internal readonly struct TanhFunction : IUnaryFunction
{
    public string Name => "Tanh";

    public bool NeedsResultOnly => true;

    public Vector256<float> Invoke(Vector256<float> x) => VectorMath.Tanh(x);

    public Vector256<float> Derivative(Vector256<float> x, Vector256<float> y) => Vector256<float>.One - (y * y);

    public T Scalar<T>(T x)
        where T : IFloatingPointIeee754<T> => T.Tanh(x);
}
