using System.Numerics;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>1 where a &gt; b, else 0.</summary>
internal readonly struct GreaterFunction : IBinaryFunction
{
    public string Name => "Greater";

    public Vector256<float> Invoke(Vector256<float> a, Vector256<float> b) => Vector256.GreaterThan(a, b) & Vector256<float>.One;

    public Vector256<float> DerivativeA(Vector256<float> a, Vector256<float> b) => Vector256<float>.Zero;

    public Vector256<float> DerivativeB(Vector256<float> a, Vector256<float> b) => Vector256<float>.Zero;

    public T Scalar<T>(T a, T b)
        where T : IFloatingPointIeee754<T> => a > b ? T.One : T.Zero;
}

/// <summary>1 where a ≥ b, else 0.</summary>
internal readonly struct GreaterOrEqualFunction : IBinaryFunction
{
    public string Name => "GreaterOrEqual";

    public Vector256<float> Invoke(Vector256<float> a, Vector256<float> b) =>
        Vector256.GreaterThanOrEqual(a, b) & Vector256<float>.One;

    public Vector256<float> DerivativeA(Vector256<float> a, Vector256<float> b) => Vector256<float>.Zero;

    public Vector256<float> DerivativeB(Vector256<float> a, Vector256<float> b) => Vector256<float>.Zero;

    public T Scalar<T>(T a, T b)
        where T : IFloatingPointIeee754<T> => a >= b ? T.One : T.Zero;
}

/// <summary>1 where a = b, else 0.</summary>
internal readonly struct EqualFunction : IBinaryFunction
{
    public string Name => "EqualTo";

    public Vector256<float> Invoke(Vector256<float> a, Vector256<float> b) => Vector256.Equals(a, b) & Vector256<float>.One;

    public Vector256<float> DerivativeA(Vector256<float> a, Vector256<float> b) => Vector256<float>.Zero;

    public Vector256<float> DerivativeB(Vector256<float> a, Vector256<float> b) => Vector256<float>.Zero;

    public T Scalar<T>(T a, T b)
        where T : IFloatingPointIeee754<T> => a == b ? T.One : T.Zero;
}

/// <summary>1 where a ≠ b, else 0; NaN differs from everything.</summary>
internal readonly struct NotEqualFunction : IBinaryFunction
{
    public string Name => "NotEqualTo";

    public Vector256<float> Invoke(Vector256<float> a, Vector256<float> b) => ~Vector256.Equals(a, b) & Vector256<float>.One;

    public Vector256<float> DerivativeA(Vector256<float> a, Vector256<float> b) => Vector256<float>.Zero;

    public Vector256<float> DerivativeB(Vector256<float> a, Vector256<float> b) => Vector256<float>.Zero;

    public T Scalar<T>(T a, T b)
        where T : IFloatingPointIeee754<T> => a != b ? T.One : T.Zero;
}
