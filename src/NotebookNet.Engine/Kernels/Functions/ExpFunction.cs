using System.Numerics;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>eˣ.</summary>
internal readonly struct ExpFunction : IUnaryFunction
{
    public string Name => "Exp";

    public Vector256<float> Invoke(Vector256<float> x) => VectorMath.Exp(x);

    public Vector256<float> Derivative(Vector256<float> x, Vector256<float> y) => y;

    public T Scalar<T>(T x)
        where T : IFloatingPointIeee754<T> => T.Exp(x);
}
