using System.Numerics;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>
/// ln cosh(e) with e = prediction − label: about ½ e² near 0 and |e| − ln 2 far away. Its slope is tanh e.
/// </summary>
internal readonly struct LogCoshFunction : IBinaryFunction
{
    private const float Ln2 = 0.693147181f;

    public string Name => "LogCosh";

    public Vector256<float> Invoke(Vector256<float> a, Vector256<float> b)
    {
        var size = Vector256.Abs(a - b);
        var far = size + (VectorMath.Log1P(VectorMath.Exp(size * -2f)) - Vector256.Create(Ln2));

        // Near 0 that is a difference of equal numbers; cosh e = 1 + m² / (2 (1 + m)) with m = e^|e| − 1 is not.
        var m = SpecialFunctions.Expm1(size);
        var near = VectorMath.Log1P(m * m / ((Vector256<float>.One + m) * 2f));
        return Vector256.ConditionalSelect(Vector256.LessThan(size, Vector256<float>.One), near, far);
    }

    public Vector256<float> DerivativeA(Vector256<float> a, Vector256<float> b) => VectorMath.Tanh(a - b);

    public Vector256<float> DerivativeB(Vector256<float> a, Vector256<float> b) => VectorMath.Tanh(b - a);

    public T Scalar<T>(T a, T b)
        where T : IFloatingPointIeee754<T>
    {
        var size = T.Abs(a - b);
        var m = TwinMath.Expm1(size);
        return size < T.One
            ? TwinMath.Log1P(m * m / ((T.One + m) * T.CreateChecked(2)))
            : size + TwinMath.Log1P(T.Exp(size * T.CreateChecked(-2))) - T.Log(T.CreateChecked(2));
    }
}
