using System.Numerics;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>ln x.</summary>
internal readonly struct LogFunction : IUnaryFunction
{
    public string Name => "Log";

    public Vector256<float> Invoke(Vector256<float> x) => VectorMath.Log(x);

    public Vector256<float> Derivative(Vector256<float> x, Vector256<float> y) => Vector256<float>.One / x;

    public T Scalar<T>(T x)
        where T : IFloatingPointIeee754<T> => T.Log(x);
}
