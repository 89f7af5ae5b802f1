using System.Numerics;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>max(x, 0); the slope at 0 is 0, as in Keras. NaN stays NaN, so that a broken network is noticed.</summary>
internal readonly struct ReLUFunction : IUnaryFunction
{
    public string Name => "ReLU";

    public bool NeedsResultOnly => true;

    public bool IsIncreasing => true;

    public float Floor => 0;

    public Vector256<float> Invoke(Vector256<float> x) => Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256<float>.Zero), Vector256<float>.Zero, x);

    public Vector256<float> Derivative(Vector256<float> x, Vector256<float> y) => Vector256.ConditionalSelect(Vector256.GreaterThan(x, Vector256<float>.Zero), Vector256<float>.One, Vector256<float>.Zero);

    public T Scalar<T>(T x)
        where T : IFloatingPointIeee754<T> => x < T.Zero ? T.Zero : x;
}
