using System.Numerics;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>x σ(x); the slope is σ (1 + x (1 − σ)).</summary>
internal readonly struct SiLUFunction : IUnaryFunction
{
    public string Name => "SiLU";

    public Vector256<float> Invoke(Vector256<float> x) => x * VectorMath.Sigmoid(x);

    public Vector256<float> Derivative(Vector256<float> x, Vector256<float> y)
    {
        // 1 − σ(x) is σ(−x), which keeps its digits where σ is nearly 1.
        var sigmoid = VectorMath.Sigmoid(x);
        return sigmoid * Vector256.FusedMultiplyAdd(x, VectorMath.Sigmoid(-x), Vector256<float>.One);
    }

    public T Scalar<T>(T x)
        where T : IFloatingPointIeee754<T> => x / (T.One + T.Exp(-x));
}
