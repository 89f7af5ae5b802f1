using System.Numerics;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>
/// √x of a sum of squares. At 0 all squares are 0 and the slope of the root is infinite; 0 there gives a norm its smallest
/// subgradient instead of 0 · ∞.
/// </summary>
internal readonly struct RootFunction : IUnaryFunction
{
    public string Name => "Root";

    public Vector256<float> Invoke(Vector256<float> x) => Vector256.Sqrt(x);

    public Vector256<float> Derivative(Vector256<float> x, Vector256<float> y) =>
        Vector256.ConditionalSelect(Vector256.Equals(y, Vector256<float>.Zero), Vector256<float>.Zero, Vector256.Create(0.5f) / y);

    public T Scalar<T>(T x)
        where T : IFloatingPointIeee754<T> => T.Sqrt(x);
}
