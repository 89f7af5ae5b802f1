using System.Numerics;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>|x|; the slope at 0 is 0.</summary>
internal readonly struct AbsFunction : IUnaryFunction
{
    public string Name => "Abs";

    public Vector256<float> Invoke(Vector256<float> x) => Vector256.Abs(x);

    public Vector256<float> Derivative(Vector256<float> x, Vector256<float> y) => Vector256.ConditionalSelect(Vector256.Equals(x, Vector256<float>.Zero), x, Vector256.CopySign(Vector256<float>.One, x));

    public T Scalar<T>(T x)
        where T : IFloatingPointIeee754<T> => T.Abs(x);
}
