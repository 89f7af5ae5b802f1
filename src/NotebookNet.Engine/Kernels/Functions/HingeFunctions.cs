using System.Numerics;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>max(1 − p · y, 0) for a prediction p and a label y of −1 or 1; no slope from the margin p · y = 1 on.</summary>
internal readonly struct HingeFunction : IBinaryFunction
{
    public string Name => "Hinge";

    public Vector256<float> Invoke(Vector256<float> a, Vector256<float> b) => SpecialFunctions.Positive(Vector256<float>.One - (a * b));

    public Vector256<float> DerivativeA(Vector256<float> a, Vector256<float> b) =>
        Vector256.ConditionalSelect(Vector256.LessThan(a * b, Vector256<float>.One), -b, Vector256<float>.Zero);

    public Vector256<float> DerivativeB(Vector256<float> a, Vector256<float> b) => DerivativeA(b, a);

    public T Scalar<T>(T a, T b)
        where T : IFloatingPointIeee754<T>
    {
        var missing = T.One - (a * b);
        return missing < T.Zero ? T.Zero : missing;
    }
}

/// <summary>max(1 − p · y, 0)².</summary>
internal readonly struct SquaredHingeFunction : IBinaryFunction
{
    public string Name => "SquaredHinge";

    public Vector256<float> Invoke(Vector256<float> a, Vector256<float> b)
    {
        var missing = SpecialFunctions.Positive(Vector256<float>.One - (a * b));
        return missing * missing;
    }

    public Vector256<float> DerivativeA(Vector256<float> a, Vector256<float> b) =>
        SpecialFunctions.Positive(Vector256<float>.One - (a * b)) * b * -2f;

    public Vector256<float> DerivativeB(Vector256<float> a, Vector256<float> b) => DerivativeA(b, a);

    public T Scalar<T>(T a, T b)
        where T : IFloatingPointIeee754<T>
    {
        var missing = default(HingeFunction).Scalar(a, b);
        return missing * missing;
    }
}
