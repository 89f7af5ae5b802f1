using System.Numerics;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>x for x &gt; 0, slope · x otherwise; the slope at 0 is the small one, as in Keras.</summary>
internal readonly struct LeakyReLUFunction(float slope) : IUnaryFunction
{
    public string Name => "LeakyReLU";

    public bool NeedsResultOnly => slope > 0;

    public bool IsIncreasing => slope >= 0;

    public Vector256<float> Invoke(Vector256<float> x) => Vector256.ConditionalSelect(Vector256.GreaterThan(x, Vector256<float>.Zero), x, x * slope);

    public Vector256<float> Derivative(Vector256<float> x, Vector256<float> y) => Vector256.ConditionalSelect(Vector256.GreaterThan(x, Vector256<float>.Zero), Vector256<float>.One, Vector256.Create(slope));

    public T Scalar<T>(T x)
        where T : IFloatingPointIeee754<T> => x > T.Zero ? x : x * T.CreateChecked(slope);
}
