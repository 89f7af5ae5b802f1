using System.Numerics;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>x².</summary>
internal readonly struct SquareFunction : IUnaryFunction
{
    public string Name => "Square";

    public Vector256<float> Invoke(Vector256<float> x) => x * x;

    public Vector256<float> Derivative(Vector256<float> x, Vector256<float> y) => x + x;

    public T Scalar<T>(T x)
        where T : IFloatingPointIeee754<T> => x * x;
}
