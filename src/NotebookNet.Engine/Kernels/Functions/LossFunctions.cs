using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>(prediction − label)².</summary>
internal readonly struct SquaredDifferenceFunction : IBinaryFunction
{
    public string Name => "SquaredDifference";

    public Vector256<float> Invoke(Vector256<float> a, Vector256<float> b) => (a - b) * (a - b);

    public Vector256<float> DerivativeA(Vector256<float> a, Vector256<float> b) => (a - b) + (a - b);

    public Vector256<float> DerivativeB(Vector256<float> a, Vector256<float> b) => (b - a) + (b - a);

    public T Scalar<T>(T a, T b)
        where T : IFloatingPointIeee754<T> => (a - b) * (a - b);
}

/// <summary>
/// Binary cross-entropy of a logit z and a label y, without overflow: max(z, 0) − z·y + ln(1 + e^−|z|). Its slope is σ(z) − y.
/// </summary>
internal readonly struct LogisticLossFunction : IBinaryFunction
{
    public string Name => "BinaryCrossEntropy";

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Invoke(Vector256<float> a, Vector256<float> b)
    {
        // NaN comes through the first term.
        var positive = Vector256.ConditionalSelect(Vector256.LessThan(a, Vector256<float>.Zero), Vector256<float>.Zero, a);
        return (positive - (a * b)) + VectorMath.Log1POfUnit(VectorMath.Exp(-Vector256.Abs(a)));
    }

    public Vector256<float> DerivativeA(Vector256<float> a, Vector256<float> b) => VectorMath.Sigmoid(a) - b;

    public Vector256<float> DerivativeB(Vector256<float> a, Vector256<float> b) => -a;

    public T Scalar<T>(T a, T b)
        where T : IFloatingPointIeee754<T> => T.Max(a, T.Zero) - (a * b) + T.LogP1(T.Exp(-T.Abs(a)));
}

/// <summary>
/// Binary cross-entropy of a probability p and a label y: −(y ln p + (1 − y) ln(1 − p)) with p kept within [1e−7, 1 − 1e−7],
/// as Keras does; beyond these bounds the slope is 0.
/// </summary>
internal readonly struct BinaryCrossEntropyFunction : IBinaryFunction
{
    /// <summary>The smallest probability taken seriously; Keras' epsilon.</summary>
    public const float Epsilon = 1e-7f;

    public string Name => "BinaryCrossEntropy";

    public Vector256<float> Invoke(Vector256<float> a, Vector256<float> b)
    {
        var p = Clip(a);
        return -((b * VectorMath.Log(p)) + ((Vector256<float>.One - b) * VectorMath.Log(Vector256<float>.One - p)));
    }

    public Vector256<float> DerivativeA(Vector256<float> a, Vector256<float> b)
    {
        var p = Clip(a);
        var slope = (p - b) / (p * (Vector256<float>.One - p));
        return Vector256.ConditionalSelect(Vector256.Equals(p, a), slope, Vector256<float>.Zero);
    }

    public Vector256<float> DerivativeB(Vector256<float> a, Vector256<float> b)
    {
        var p = Clip(a);
        return VectorMath.Log(Vector256<float>.One - p) - VectorMath.Log(p);
    }

    public T Scalar<T>(T a, T b)
        where T : IFloatingPointIeee754<T>
    {
        var p = T.Clamp(a, T.CreateChecked(Epsilon), T.One - T.CreateChecked(Epsilon));
        return -((b * T.Log(p)) + ((T.One - b) * T.Log(T.One - p)));
    }

    private static Vector256<float> Clip(Vector256<float> p)
    {
        p = Vector256.ConditionalSelect(Vector256.LessThan(p, Vector256.Create(Epsilon)), Vector256.Create(Epsilon), p);
        return Vector256.ConditionalSelect(
            Vector256.GreaterThan(p, Vector256.Create(1f - Epsilon)), Vector256.Create(1f - Epsilon), p);
    }
}
