using System.Numerics;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>√x.</summary>
internal readonly struct SqrtFunction : IUnaryFunction
{
    public string Name => "Sqrt";

    public Vector256<float> Invoke(Vector256<float> x) => Vector256.Sqrt(x);

    public Vector256<float> Derivative(Vector256<float> x, Vector256<float> y) => Vector256.Create(0.5f) / y;

    public T Scalar<T>(T x)
        where T : IFloatingPointIeee754<T> => T.Sqrt(x);
}
