using System.Numerics;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>x moved into [low, high]; the slope is 1 from bound to bound, bounds included, and 0 outside.</summary>
internal readonly struct ClipFunction(float low, float high) : IUnaryFunction
{
    public string Name => "Clip";

    public Vector256<float> Invoke(Vector256<float> x) => Vector256.Min(Vector256.Max(x, Vector256.Create(low)), Vector256.Create(high));

    public Vector256<float> Derivative(Vector256<float> x, Vector256<float> y) =>
        Vector256.GreaterThanOrEqual(x, Vector256.Create(low)) & Vector256.LessThanOrEqual(x, Vector256.Create(high)) & Vector256<float>.One;

    public T Scalar<T>(T x)
        where T : IFloatingPointIeee754<T> => T.Min(T.Max(x, T.CreateChecked(low)), T.CreateChecked(high));
}
