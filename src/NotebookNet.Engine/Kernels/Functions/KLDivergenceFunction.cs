using System.Numerics;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>
/// y ln(y / p) for a prediction p and a label y, both kept within [1e−7, 1] as Keras does; beyond these bounds there is no slope.
/// </summary>
internal readonly struct KLDivergenceFunction : IBinaryFunction
{
    private const float Epsilon = BinaryCrossEntropyFunction.Epsilon;

    public string Name => "KLDivergence";

    public Vector256<float> Invoke(Vector256<float> a, Vector256<float> b)
    {
        var (p, y) = (Clip(a), Clip(b));
        return y * VectorMath.Log(y / p);
    }

    public Vector256<float> DerivativeA(Vector256<float> a, Vector256<float> b) => Inside(a, -(Clip(b) / Clip(a)));

    public Vector256<float> DerivativeB(Vector256<float> a, Vector256<float> b) =>
        Inside(b, VectorMath.Log(Clip(b) / Clip(a)) + Vector256<float>.One);

    public T Scalar<T>(T a, T b)
        where T : IFloatingPointIeee754<T>
    {
        var p = T.Clamp(a, T.CreateChecked(Epsilon), T.One);
        var y = T.Clamp(b, T.CreateChecked(Epsilon), T.One);
        return y * T.Log(y / p);
    }

    private static Vector256<float> Clip(Vector256<float> x)
    {
        x = Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256.Create(Epsilon)), Vector256.Create(Epsilon), x);
        return Vector256.ConditionalSelect(Vector256.GreaterThan(x, Vector256<float>.One), Vector256<float>.One, x);
    }

    private static Vector256<float> Inside(Vector256<float> x, Vector256<float> slope) =>
        Vector256.ConditionalSelect(Vector256.Equals(Clip(x), x), slope, Vector256<float>.Zero);
}
