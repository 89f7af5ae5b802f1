using System.Numerics;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>The larger of a and b; NaN when one is NaN. Where they are equal the whole slope belongs to a, as in TensorFlow.</summary>
internal readonly struct MaximumFunction : IBinaryFunction
{
    public string Name => "Maximum";

    public Vector256<float> Invoke(Vector256<float> a, Vector256<float> b) => Vector256.Max(a, b);

    public Vector256<float> DerivativeA(Vector256<float> a, Vector256<float> b) =>
        Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(a, b), Vector256<float>.One, Vector256<float>.Zero);

    public Vector256<float> DerivativeB(Vector256<float> a, Vector256<float> b) =>
        Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(a, b), Vector256<float>.Zero, Vector256<float>.One);

    public T Scalar<T>(T a, T b)
        where T : IFloatingPointIeee754<T> => T.Max(a, b);
}

/// <summary>The smaller of a and b; NaN when one is NaN. Where they are equal the whole slope belongs to a, as in TensorFlow.</summary>
internal readonly struct MinimumFunction : IBinaryFunction
{
    public string Name => "Minimum";

    public Vector256<float> Invoke(Vector256<float> a, Vector256<float> b) => Vector256.Min(a, b);

    public Vector256<float> DerivativeA(Vector256<float> a, Vector256<float> b) =>
        Vector256.ConditionalSelect(Vector256.LessThanOrEqual(a, b), Vector256<float>.One, Vector256<float>.Zero);

    public Vector256<float> DerivativeB(Vector256<float> a, Vector256<float> b) =>
        Vector256.ConditionalSelect(Vector256.LessThanOrEqual(a, b), Vector256<float>.Zero, Vector256<float>.One);

    public T Scalar<T>(T a, T b)
        where T : IFloatingPointIeee754<T> => T.Min(a, b);
}
