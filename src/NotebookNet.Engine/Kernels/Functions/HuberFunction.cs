using System.Numerics;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>½ e² for |e| ≤ δ, δ |e| − ½ δ² beyond, with e = prediction − label. Its slope is e, cut at ±δ.</summary>
internal readonly struct HuberFunction(float delta) : IBinaryFunction
{
    public string Name => "Huber";

    public Vector256<float> Invoke(Vector256<float> a, Vector256<float> b)
    {
        var error = a - b;
        var size = Vector256.Abs(error);
        var outside = (size - Vector256.Create(0.5f * delta)) * delta;
        return Vector256.ConditionalSelect(Vector256.GreaterThan(size, Vector256.Create(delta)), outside, error * error * 0.5f);
    }

    public Vector256<float> DerivativeA(Vector256<float> a, Vector256<float> b)
    {
        var error = a - b;
        var limit = Vector256.Create(delta);
        error = Vector256.ConditionalSelect(Vector256.GreaterThan(error, limit), limit, error);
        return Vector256.ConditionalSelect(Vector256.LessThan(error, -limit), -limit, error);
    }

    public Vector256<float> DerivativeB(Vector256<float> a, Vector256<float> b) => -DerivativeA(a, b);

    public T Scalar<T>(T a, T b)
        where T : IFloatingPointIeee754<T>
    {
        var (size, limit, half) = (T.Abs(a - b), T.CreateChecked(delta), T.CreateChecked(0.5));
        return size > limit ? (size - (half * limit)) * limit : (a - b) * (a - b) * half;
    }
}
